using TelemetryGen.Benchmarks.Hub;
using TelemetryGen.Benchmarks.Hub.Receive;
using TelemetryGen.Benchmarks.Hub.Scale;
using TelemetryGen.Benchmarks.Hub.Source;

// store [events]: what a single durable event costs, how fast events are read, how a large store starts.
// rest [events]: requests over TLS against bare Kestrel, on a store of that many events.
// forward [events]: how fast a gateway forwards to another hub, and how long one event takes.
// devices [number] [--minutes M]: so many devices with a kept connection and an event a second each, for so many minutes.
// beside: what a client feels while another sends the largest lawful batches.
// scale [devices] [--seconds S]: so many devices through a hub to two servers that share its partitions.
// source [events] [--batch N]: events of N records by AMQP to typed handlers, against the same official processor that only looks at the
// bytes.
// amqp [events]: batches by AMQP, against the same listener without a store.
// receive: events read by AMQP, against a listener that has them in memory.
// page [events a second] [--seconds S]: what the page costs the hub's process, a browser at one page after the other.
// Each takes --dir FOLDER: where the stores lie. A folder on a disk and one in memory tell apart what the disk costs.
var folder = args is [.., "--dir", var given] ? given : Path.Combine(Path.GetTempPath(), "telemetrygen-hub-benchmark");
var events = args.Length > 1 && int.TryParse(args[1], out var number) ? number : (int?)null;
if (args is ["serve", var kind, ..])
{
    // A child of a run.
    await ServerProcess.ServeAsync(kind, folder);
    return 0;
}

switch (args.FirstOrDefault())
{
    case "store":
        await StoreRun.RunAsync(folder, events ?? 10_000_000);
        return 0;
    case "rest":
        await RestRun.RunAsync(folder, events ?? 0);
        return 0;
    case "forward":
        await ForwardRun.RunAsync(folder, events ?? 1_000_000);
        return 0;
    case "devices":
        await DevicesRun.RunAsync(folder, events ?? 1000, Number(args, "--minutes", 10));
        return 0;
    case "beside":
        await BesideRun.RunAsync(folder);
        return 0;
    case "scale":
        await ScaleRun.RunAsync(folder, events ?? 100_000, Number(args, "--seconds", 120));
        return 0;
    case "source":
        await SourceRun.RunAsync(folder, events ?? 200_000, Number(args, "--batch", 1));
        return 0;
    case "amqp":
        await AmqpRun.RunAsync(folder, events ?? 500_000);
        return 0;
    case "receive":
        await ReceiveRun.RunAsync(folder);
        return 0;
    case "page":
        await PageRun.RunAsync(folder, events ?? 1000, Number(args, "--seconds", 30));
        return 0;
    default:
        Console.Error.WriteLine(
            "Usage: store [EVENTS] | rest [EVENTS] | forward [EVENTS] | devices [NUMBER] [--minutes M] | beside "
                + "| scale [DEVICES] [--seconds S] | source [EVENTS] [--batch N] | amqp [EVENTS] | receive "
                + "| page [EVENTS A SECOND] [--seconds S] [--dir FOLDER]");
        return 2;
}

static int Number(string[] args, string name, int usual) =>
    Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out var number) ? number : usual;
