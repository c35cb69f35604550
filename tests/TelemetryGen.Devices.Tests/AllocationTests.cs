using TelemetryGen.Testing.Runtimes;

namespace TelemetryGen.Devices.Tests;

/// <summary>What a send costs the heap, on real MicroPython (32 bit); the sockets are stand-ins that allocate nothing.</summary>
public class AllocationTests
{
    [Fact]
    public async Task A_message_on_an_open_connection_costs_no_byte_of_heap()
    {
        var lines = await new MicroPythonRuntime().RunAsync("""
            import micropython
            from eventhub_sender import EventHubSender

            ANSWER = (b'HTTP/1.1 201 Created\r\nContent-Length: 0\r\nServer: Microsoft-HTTPAPI/2.0\r\n'
                      b'Strict-Transport-Security: max-age=31536000\r\nDate: Fri, 15 Jan 2027 08:00:00 GMT\r\n\r\n')

            class Socket:
                at = 0
                def write(self, data):
                    return len(data)
                def readinto(self, buffer):
                    buffer[0] = ANSWER[self.at]
                    self.at = (self.at + 1) % len(ANSWER)
                    return 1

            class Tls:
                def __init__(self, *args):
                    pass
                def connect(self):
                    return Socket()

            import eventhub_sender
            eventhub_sender.TlsClient = Tls
            sender = EventHubSender('hub.test', 'weather', 'dev-1', 'SharedAccessSignature sr=x&sig=y&se=4000000000&skn=s', b'')
            small = bytearray(40)
            large = bytearray(2000)
            def send(body):
                sender.send(body)
                micropython.heap_lock()
                try:
                    for i in range(20):
                        sender.send(body)
                finally:
                    micropython.heap_unlock()
                print('sent')
            send(small)
            send(large)
            """);

        // Any allocation would have been a MemoryError.
        Assert.Equal(["sent", "sent"], lines);
    }
}
