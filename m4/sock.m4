dnl The checks that configure.ac makes more than once: a library by pkg-config or by hand, and flags one by one.
dnl Not here: which libraries and flags (configure.ac).

dnl SOCK_FIND_LIBRARY(PREFIX, PKG-CONFIG NAME, LINKER FLAGS WITHOUT PKG-CONFIG, INCLUDES, BODY, IF FOUND, [shared])
dnl Sets PREFIX_CFLAGS and PREFIX_LIBS to flags with which BODY compiles and links; pkg-config is asked first. Where there
dnl is an archive of the library, $enable_static_libraries is yes and no "shared" forbids it, PREFIX_LIBS takes that.
AC_DEFUN([SOCK_FIND_LIBRARY], [
	PKG_CHECK_MODULES([$1], [$2], [], [$1[]_CFLAGS= $1[]_LIBS="$3"])
	sock_saved_cflags=$CFLAGS sock_saved_libs=$LIBS
	CFLAGS="$CFLAGS $$1[]_CFLAGS" LIBS="$$1[]_LIBS $LIBS"
	AC_MSG_CHECKING([whether $2 has what is needed])
	AC_LINK_IFELSE([AC_LANG_PROGRAM([$4], [$5])], [sock_found=yes], [sock_found=no])
	AS_IF([test "$sock_found:$enable_static_libraries:$7" = yes:yes:], [
		sock_archives="-Wl,-Bstatic `$PKG_CONFIG --static --libs $2 2>/dev/null || echo $3` -Wl,-Bdynamic"
		LIBS="$sock_archives $sock_saved_libs"
		AC_LINK_IFELSE([AC_LANG_PROGRAM([$4], [$5])], [$1[]_LIBS=$sock_archives sock_found="yes, as an archive"])])
	CFLAGS=$sock_saved_cflags LIBS=$sock_saved_libs
	AC_MSG_RESULT([$sock_found])
	AS_IF([test "$sock_found" != no], [$6], [$1[]_CFLAGS= $1[]_LIBS=])
])

dnl SOCK_OPTIONAL_LIBRARY(OPTION, PREFIX, PKG-CONFIG NAME, LINKER FLAGS, PURPOSE, INCLUDES, BODY)
dnl --with-OPTION=auto|yes|no; sets have_OPTION, HAVE_PREFIX in config.h and as an automake conditional.
AC_DEFUN([SOCK_OPTIONAL_LIBRARY], [
	AC_ARG_WITH([$1], [AS_HELP_STRING([--with-$1=auto|yes|no], [$1, for $5 @<:@auto@:>@])], [], [with_$1=auto])
	have_$1=no
	AS_IF([test "$with_$1" != no], [SOCK_FIND_LIBRARY([$2], [$3], [$4], [$6], [$7], [have_$1=yes])])
	AS_IF([test "$with_$1:$have_$1" = yes:no], [AC_MSG_ERROR([--with-$1 was asked for, but $3 is missing])])
	AS_IF([test "$have_$1" = yes], [AC_DEFINE([HAVE_$2], [1], [Define to 1 where $3 is there, for $5])])
	AM_CONDITIONAL([HAVE_$2], [test "$have_$1" = yes])
	AC_SUBST([$2_CFLAGS])
	AC_SUBST([$2_LIBS])
])

dnl SOCK_TRY_FLAG(FLAG, IF TAKEN, IF NOT): -Werror, since clang only warns about flags that it does not know.
AC_DEFUN([SOCK_TRY_FLAG], [
	AC_MSG_CHECKING([whether $CC takes $1])
	sock_saved_cflags=$CFLAGS
	CFLAGS="$CFLAGS -Werror $1"
	AC_LINK_IFELSE([AC_LANG_SOURCE([[int main(void) { return 0; }]])], [sock_taken=yes], [sock_taken=no])
	CFLAGS=$sock_saved_cflags
	AC_MSG_RESULT([$sock_taken])
	AS_IF([test "$sock_taken" = yes], [$2], [$3])
])

dnl SOCK_TRY_LINKING(FLAG, IF TAKEN): a linker may know what the C library does not, so a program with pointers to relocate
dnl has to run; where none can run, the flag is not taken.
AC_DEFUN([SOCK_TRY_LINKING], [
	AC_MSG_CHECKING([whether a program linked with $1 runs])
	sock_saved_ldflags=$LDFLAGS
	LDFLAGS="$LDFLAGS $1"
	AC_RUN_IFELSE([AC_LANG_SOURCE([[static const char *const names[] = { "a", "b" };
int main(int count, char **words) { (void)words; return names[count][0] != 'b'; }]])],
		[sock_taken=yes], [sock_taken=no], [sock_taken=no])
	LDFLAGS=$sock_saved_ldflags
	AC_MSG_RESULT([$sock_taken])
	AS_IF([test "$sock_taken" = yes], [$2])
])

dnl SOCK_COMPILER_FLAGS(VARIABLE, FLAGS): those of FLAGS that compiler and linker take, as an output variable.
AC_DEFUN([SOCK_COMPILER_FLAGS], [
	$1=
	for sock_flag in $2; do
		SOCK_TRY_FLAG([$sock_flag], [$1="$$1 $sock_flag"])
	done
	AC_SUBST([$1])
])

dnl SOCK_REQUIRE_FLAGS(FLAGS): an error where the compiler does not take all of them.
AC_DEFUN([SOCK_REQUIRE_FLAGS], [
	SOCK_TRY_FLAG([$1], [], [AC_MSG_ERROR([the compiler does not take $1])])
])
