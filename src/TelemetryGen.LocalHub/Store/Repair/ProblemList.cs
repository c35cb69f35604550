using System.Globalization;

namespace TelemetryGen.LocalHub.Store.Repair;

/// <summary>Problems in words, not more than a person reads.</summary>
internal sealed class ProblemList
{
    private const int Most = 100;

    private readonly List<string> _problems = [];
    private long _more;

    public void Add(string problem)
    {
        if (_problems.Count < Most)
        {
            _problems.Add(problem);
        }
        else
        {
            _more++;
        }
    }

    public IReadOnlyList<string> ToList() =>
        _more == 0 ? _problems : [.. _problems, string.Create(CultureInfo.InvariantCulture, $"{_more} more.")];
}
