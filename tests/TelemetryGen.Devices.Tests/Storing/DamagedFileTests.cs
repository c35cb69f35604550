using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests.Storing;

/// <summary>
/// Every file of data that a board reads at boot, emptied, cut, filled with zeros and with 0xFF: what is whole beside it is taken, and
/// nothing is an exception.
/// </summary>
public class DamagedFileTests
{
    private const string Damage = """
        import sealed_file, settings_file, flash_segment
        from flash import Flash
        def damaged(data):
            return (b'', bytes(data[:len(data) // 2]), bytes(len(data)), b'\xff' * len(data))
        def boot(files, free=None):
            flash = Flash(files, free)
            flash.install(sealed_file, settings_file, flash_segment)
            return flash

        """;

    private const string Token = Damage + """
        from settings_file import load, replace
        def is_token(data):
            return data[:1] == b'T' and data[-1:] == b'.'
        def made(state):
            flash = boot({'/token': b'T the old one.'})
            if state != 'provisioned':
                assert replace('/token', b'T the new one.', is_token)
            if state == 'cut':
                # Before the third one was copied to its place.
                sealed_file.write_sealed('/token.new', b'T the third one.')
            return dict(flash.files)

        """;

    public static TheoryData<string> Runtimes => DeviceRuntime.All;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Of_a_token_and_what_is_beside_it_the_newest_that_is_whole_is_taken_and_put_back(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Token + """
            for state in ('provisioned', 'replaced', 'cut'):
                files = made(state)
                for name in sorted(files):
                    found = []
                    for data in damaged(files[name]):
                        left = dict(files)
                        left[name] = data
                        flash = boot(left)
                        token = load('/token', is_token)
                        # The same at the next start, and then from its own place.
                        assert load('/token', is_token) == token
                        assert token is None or flash.files['/token'] == token
                        found.append(None if token is None else str(token[6:9], 'utf-8'))
                    print(state, name, found)
                boot(dict([(name, b'') for name in files]))
                print(load('/token', is_token))
            """);

        Assert.Equal(
            [
                "provisioned /token [None, None, None, None]", "None",
                "replaced /token ['old', 'old', 'old', 'old']", "replaced /token.old ['new', 'new', 'new', 'new']", "None",
                "cut /token ['thi', 'thi', 'thi', 'thi']", "cut /token.new ['new', 'new', 'new', 'new']",
                "cut /token.old ['thi', 'thi', 'thi', 'thi']", "None",
            ],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_flash_that_takes_nothing_still_gives_the_token_that_is_whole(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Token + """
            for state in ('replaced', 'cut'):
                files = made(state)
                files['/token'] = b'broken'
                boot(files, free=0)
                print([str(load('/token', is_token), 'utf-8') for _ in range(2)])
            """);

        Assert.Equal(["['T the old one.', 'T the old one.']", "['T the third one.', 'T the third one.']"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task A_file_of_numbers_that_is_spoiled_brings_no_number_again(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Damage + """
            from sequence_counter import SequenceCounter
            flash = boot({})
            counter = SequenceCounter('/sequence', 0x3FFFFFFF, 4)
            given = [counter.next() for _ in range(10)]
            files = dict(flash.files)
            for name in sorted(files):
                found = []
                for data in damaged(files[name]):
                    left = dict(files)
                    left[name] = data
                    boot(left)
                    found.append(SequenceCounter('/sequence', 0x3FFFFFFF, 4).next())
                print(name, found)
            """);

        // 0 to 9 were given. The newest of three reservations is in .1; where one is lost, a block is left out.
        Assert.Equal(["/sequence.0 [16, 16, 16, 16]", "/sequence.1 [12, 12, 12, 12]"], lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Files_of_a_store_that_are_spoiled_cost_their_own_records(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Damage + """
            from flash_store import FlashStore
            from stores import message
            flash = boot({'/queue/notes.txt': b'a file of somebody', '/queue/last.seg': b'another'})
            store = FlashStore('/queue', 1280, 128)
            for n in range(9):
                store.append(message(n, 27), 27)
            files = dict(flash.files)
            buffer = bytearray(200)
            for name in sorted(files):
                found = []
                for data in damaged(files[name]):
                    left = dict(files)
                    left[name] = data
                    flash = boot(left)
                    store = FlashStore('/queue', 1280, 128)
                    numbers = []
                    while store.read(buffer, 0):
                        numbers.append(buffer[0])
                    store.acknowledge()
                    found.append(len(numbers))
                    assert store.count == 0 and store.append(message(9, 27), 27)
                    assert '/queue/notes.txt' in flash.files and '/queue/last.seg' in flash.files
                print(name, found)
            """);

        Assert.Equal(
            ["/queue/00000001.seg [6, 7, 6, 6]", "/queue/00000002.seg [6, 7, 6, 6]", "/queue/00000003.seg [6, 7, 6, 6]",
                "/queue/last.seg [9, 9, 9, 9]", "/queue/notes.txt [9, 9, 9, 9]"],
            lines);
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Of_records_that_cannot_be_read_nothing_is_sent(string runtime)
    {
        var lines = await DeviceRuntime.Get(runtime).RunAsync(Damage + """
            from flash_reader import FlashReader
            from flash_store import FlashStore
            from stores import message
            from telemetry_delivery import TelemetryDelivery
            class Sender:
                posts = 0
                def send(self, message, length, start):
                    self.posts += 1
            flash = boot({})
            store = FlashStore('/queue', 1280, 128)
            for n in range(3):
                store.append(message(n, 27), 27)
            # The newest file has a header alone, so that the older one's records are waiting.
            store._roll(store._base)
            name = sorted(flash.files)[0]
            data = bytearray(flash.files[name])
            for n in range(3):
                data[24 + 35 * n] ^= 255
            flash = boot(dict(flash.files, **{name: bytes(data)}))
            reader = FlashReader('/queue', 1280, 128)
            sender = Sender()
            delivery = TelemetryDelivery(reader, sender, None, None, 512)
            print(reader.count, delivery.deliver(), sender.posts, delivery.posts, reader.count, reader.corrupt, delivery.error)
            """);

        Assert.Equal(["3 0 0 0 0 3 None"], lines);
    }
}
