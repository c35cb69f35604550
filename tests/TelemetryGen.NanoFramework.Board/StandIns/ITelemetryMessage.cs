namespace TelemetryGen.Device
{
    /// <summary>A record that can be sent.</summary>
    public interface ITelemetryMessage
    {
        int MaxLength { get; }

        int Write(byte[] buffer, int offset);
    }
}
