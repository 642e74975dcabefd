# SPDX-License-Identifier: MIT
"""Command lines, answered by build/tests/answers in one process: what the program would say, in a hundredth of the
time. Words that name a file have it read."""
import os
import subprocess


class Answers:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, words, given=b""):
        """What is said to a command line: exit status, standard output, standard error."""
        words = [word.encode() for word in words]
        files = []
        for name in words:
            if os.path.isfile(name):
                with open(name, "rb") as file:
                    files += [name, file.read()]
        items = b"".join(b"%d:%b" % (len(item), item) for item in (*words, *files, given))
        self.process.stdin.write(b"%d %d\n%b" % (len(words), len(files) // 2, items))
        self.process.stdin.flush()
        head = self.process.stdout.readline()
        if not head.endswith(b"\n"):
            raise ChildProcessError(f"no answer to {words}")
        status, *counts = map(int, head.split())
        output, errors = (self.process.stdout.read(count) for count in counts)
        return status, output, errors

    def text(self, words, given=""):
        status, output, errors = self.run(words, given.encode())
        return status, output.decode(), errors.decode()
