using Amqp.Listener;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>The answer to a client that drains: its credit is used up, and it is told with the flag that it set.</summary>
internal static class LinkDrain
{
    public static void Answer(ListenerLink link, int left)
    {
        // The library's own count of credit may be wrong (see LinkCredit): it is set right, used up, and told again, because the
        // flow that the library sends by itself is without the flag that rhea waits for.
        link.SetCredit(left, drain: false, autoRestore: false);
        link.CompleteDrain();
        link.SetCredit(0, drain: true, autoRestore: false);
    }
}
