using System.Diagnostics.CodeAnalysis;

namespace TelemetryGen.LocalHub.Http;

/// <summary>
/// Paths of the send API that were read: a device sends to one of them as long as it lives. Long ones are read each time, since they are
/// kept before it is known whether anybody may send there.
/// </summary>
internal sealed class HubPaths
{
    private const int MostKept = 4096;
    private const int LongestKept = 256;

    private readonly BoundedCache<string, HubPath> _known = new(MostKept);

    public bool TryFind(string path, [NotNullWhen(true)] out HubPath? result)
    {
        if (_known.TryGet(path, out result))
        {
            return true;
        }

        if (!HubPath.TryParse(path, out result))
        {
            return false;
        }

        if (path.Length <= LongestKept)
        {
            _known.Set(path, result);
        }

        return true;
    }
}
