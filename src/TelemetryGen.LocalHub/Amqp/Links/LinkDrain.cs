using Amqp.Listener;

namespace TelemetryGen.LocalHub.Amqp.Links;

/// <summary>The answer to a client that drains: its credit is used up, and it is told with the flag that it set.</summary>
internal static class LinkDrain
{
    /// <summary>Answers, if the client waits for it.</summary>
    public static void Answer(ListenerLink link, LinkCredit credit)
    {
        if (credit.Drain(out var libraryIsWrong) is not { } left)
        {
            return;
        }

        if (libraryIsWrong)
        {
            link.SetCredit(left, drain: false, autoRestore: false);
        }

        link.CompleteDrain();

        // Once more with the flag, for which rhea waits.
        link.SetCredit(0, drain: true, autoRestore: false);
    }
}
