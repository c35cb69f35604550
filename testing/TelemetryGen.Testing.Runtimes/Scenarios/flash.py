"""A flash file system in memory that writes down every operation, and what a power cut can leave of it.

A file keeps what was flushed. What was written after that may be there in part, or be lost, or be
zeros, erased bytes, or what a deleted file held at that place before: a FAT does all of these.
A deletion may be undone.
"""


class File:

    def __init__(self, flash, name, data):
        self.flash = flash
        self.name = name
        self.data = data
        self.at = 0

    def seek(self, offset, whence=0):
        self.at = offset if whence == 0 else len(self.data) + offset
        return self.at

    def readinto(self, buffer):
        part = self.data[self.at:self.at + len(buffer)]
        for i in range(len(part)):
            buffer[i] = part[i]
        self.at += len(part)
        return len(part)

    def read(self):
        part = bytes(self.data[self.at:])
        self.at = len(self.data)
        return part

    def write(self, data):
        data = bytes(data)
        # Files are only appended to.
        assert self.at == len(self.data)
        taken = self.flash.take(len(data))
        self.flash.log.append(('write', self.name, data[:taken]))
        self.data.extend(data[:taken])
        self.flash.weigh()
        self.at += taken
        if taken < len(data):
            raise OSError(28)
        return taken

    def flush(self):
        self.flash.log.append(('flush', self.name))

    def close(self):
        self.flash.log.append(('close', self.name))

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


class Flash:
    """Stands in for open and os. free: bytes left, None for plenty."""

    def __init__(self, files=None, free=None):
        self.files = {}
        for name in files or ():
            self.files[name] = bytearray(files[name])
        self.free = free
        self.log = []
        # The most bytes that there ever were.
        self.most = 0

    def install(self, *modules):
        for module in modules:
            module.os = self
            module.open = self.open

    def open(self, name, mode='r'):
        assert 'b' in mode
        if 'w' in mode:
            self.log.append(('create', name))
            self.files[name] = bytearray()
        elif name not in self.files:
            raise OSError(2)
        return File(self, name, self.files[name])

    def listdir(self, directory):
        names = sorted([name[len(directory) + 1:] for name in self.files if name.startswith(directory + '/')])
        # In no order, as on a board.
        return names[1:] + names[:1]

    def mkdir(self, directory):
        pass

    def remove(self, name):
        if name not in self.files:
            raise OSError(2)
        self.log.append(('remove', name))
        if self.free is not None:
            self.free += len(self.files[name])
        del self.files[name]

    def take(self, count):
        if self.free is None:
            return count
        taken = min(count, self.free)
        self.free -= taken
        return taken

    def mark(self, *what):
        """A note among the operations, for the checks."""
        self.log.append(('mark',) + what)

    def weigh(self):
        self.most = max(self.most, sum([len(data) for data in self.files.values()]))


def cuts(files, log):
    """For each thing that a power cut can leave behind: (position in the log, its files)."""
    # Of each file: what was flushed (None: it was not there), and what was written.
    flushed = {}
    written = {}
    removed = []
    for name in files:
        flushed[name] = written[name] = bytes(files[name])

    def state(name=None, data=None):
        left = {}
        for other in flushed:
            if flushed[other] is not None:
                left[other] = flushed[other]
        if name is not None:
            left[name] = data
        return left

    yield 0, state()
    for i in range(len(log)):
        what = log[i][0]
        if what == 'mark':
            continue
        name = log[i][1]
        if what == 'create':
            written[name] = b''
            flushed.setdefault(name, None)
            yield i, state(name, b'')
        elif what == 'write':
            data = log[i][2]
            before = written[name]
            stale = removed[-1][1] if removed else b''
            for count in range(len(data) + 1):
                part = before + data[:count]
                missing = len(data) - count
                yield i, state(name, part)
                yield i, state(name, part + bytes(missing))
                yield i, state(name, part + b'\xff' * (missing + 40))
                yield i, state(name, part + stale[len(part):])
            written[name] = before + data
        elif what == 'flush' or what == 'close':
            # Nothing of what was written since the last flush, and all of it.
            yield i, state()
            flushed[name] = written[name]
            yield i, state()
        elif what == 'remove':
            removed.append((name, flushed.pop(name)))
            written.pop(name)
            yield i, state()
            # It was undone; those before it as well; only they.
            old = removed[-4:]
            for left_out in range(len(old)):
                back = state()
                for other, data in old[left_out:]:
                    back[other] = data
                yield i, back
                back = state()
                for other, data in old[left_out:-1]:
                    back[other] = data
                yield i, back
