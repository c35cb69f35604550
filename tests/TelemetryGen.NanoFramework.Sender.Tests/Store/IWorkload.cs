using TelemetryGen.Device;

namespace TelemetryGen.NanoFramework.Sender.Tests.Store;

/// <summary>What the board of a schedule measures, and how it gets its time.</summary>
internal interface IWorkload
{
    /// <summary>Power on, at first or again: flash and line are those of the board that was there.</summary>
    void SwitchOn(Random random);

    /// <summary>Sends a record, and notes it if the queue took it.</summary>
    void Send(TelemetryQueue queue, Random random);

    /// <summary>From now on all that the board needs is there.</summary>
    void Mend();
}
