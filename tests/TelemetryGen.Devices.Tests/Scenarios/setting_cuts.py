"""Cuts the power at every byte while settings are replaced and sequence numbers are given."""

import sealed_file
import settings_file
from dice import Dice
from flash import Flash, cuts
from sequence_counter import SequenceCounter


def boot(files):
    flash = Flash(files)
    flash.install(sealed_file, settings_file)
    return flash


def begins_with_t(data):
    """A check that takes a half file as well, so that it is no help."""
    return data[:1] == b'T'


def try_settings(seed, steps):
    """Replaces, confirms and reverts a token. Returns the cuts tried."""
    dice = Dice(seed)
    files = {'/token': b'T0: provisioned'} if seed % 2 else {}
    flash = boot(files)
    current = files.get('/token')
    old = None
    flash.mark(current, current)
    for step in range(steps):
        face = dice.below(8)
        after = current
        if face < 4:
            after = b'T' + str(step + 1).encode() + b': ' + bytes([65 + dice.below(26)]) * dice.below(60)
            flash.mark(current, after)
            assert settings_file.replace('/token', after, begins_with_t)
            old = current if old is None else old
        elif face == 4:
            settings_file.confirm('/token')
            old = None
        elif face == 5:
            after = current if old is None else old
            flash.mark(current, after)
            assert settings_file.revert('/token', begins_with_t) == (old is not None)
        elif face == 6:
            assert not settings_file.replace('/token', b'no token', begins_with_t)
        assert settings_file.load('/token', begins_with_t) == after
        current = after
        flash.mark(current, current)
    return reopen(files, flash.log, check_setting)


def check_setting(flash, before, after):
    """The old or the new, whole, and the same at the next start; and it can be replaced again."""
    found = settings_file.load('/token', begins_with_t)
    assert found == before or found == after, found
    assert settings_file.load('/token', begins_with_t) == found
    if found is not None:
        assert flash.files['/token'] == found
    assert settings_file.replace('/token', b'T!', begins_with_t)
    assert settings_file.load('/token', begins_with_t) == b'T!'


def try_numbers(seed, steps, limit=65536, block=16):
    """Gives numbers over some starts. Returns the cuts tried."""
    dice = Dice(seed)
    flash = boot({})
    last = -1
    for _ in range(steps):
        counter = SequenceCounter('/sequence', limit, block)
        for _ in range(dice.below(40)):
            flash.mark(last, limit, block)
            number = counter.next()
            check_number(number, last, limit, block)
            last = number
    flash.mark(last, limit, block)
    return reopen({}, flash.log, check_numbers)


def check_number(number, last, limit, block):
    """Behind the last one given, by no more than the rest of its block and one that was only reserved."""
    assert 0 <= number < limit and 1 <= (number - last) % limit <= 2 * block, (number, last)


def check_numbers(flash, last, limit, block):
    counter = SequenceCounter('/sequence', limit, block)
    for _ in range(2):
        number = counter.next()
        check_number(number, last, limit, block)
        last = number
    number = SequenceCounter('/sequence', limit, block).next()
    check_number(number, last, limit, block)


def reopen(files, log, check):
    """Checks what each cut leaves by the last mark before it."""
    tried = 0
    place = 0
    mark = None
    for position, left in cuts(files, log):
        while place <= position or mark is None:
            if log[place][0] == 'mark':
                mark = log[place][1:]
            place += 1
        try:
            check(boot(left), *mark)
        except Exception:
            print('operation', position, log[position], mark)
            raise
        tried += 1
    return tried
