# The calls of the benchmark's script, as a loop in Python:  calls.py ROUNDS
# Not here: the measuring (bench.c).
import socket
import sys


def main():
    for _ in range(int(sys.argv[1])):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("127.0.0.1", 0))
        s.getsockname()
        s.close()


main()
