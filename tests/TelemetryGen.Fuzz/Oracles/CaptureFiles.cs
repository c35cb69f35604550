using TelemetryGen.EventHubs;

namespace TelemetryGen.Fuzz;

/// <summary>Any file gives events, then its end or the documented error.</summary>
internal static class CaptureFiles
{
    public static string? Problem(byte[] bytes)
    {
        try
        {
            foreach (var captured in CaptureFile.Read(new MemoryStream(bytes)))
            {
                if (captured.Offset is null || captured.EnqueuedTimeUtc is null)
                {
                    return "An event lacks what every event has.";
                }
            }
        }
        catch (CaptureFileException)
        {
        }

        return null;
    }
}
