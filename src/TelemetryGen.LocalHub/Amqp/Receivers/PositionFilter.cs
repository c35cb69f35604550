using System.Globalization;
using System.Text.RegularExpressions;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;
using TelemetryGen.LocalHub.Store;

namespace TelemetryGen.LocalHub.Amqp.Receivers;

/// <summary>
/// Where to begin, as a selector says it: <c>amqp.annotation.x-opt-offset &gt; '-1'</c>. JavaScript quotes the value and has the
/// descriptor 0x468C00000004, .NET does not and has 0x13700000A.
/// </summary>
internal static partial class PositionFilter
{
    private static readonly Symbol Selector = new("apache.org:selector-filter:string");

    /// <summary>Null when the filter can be followed.</summary>
    /// <param name="filters">Those of the source; null for none.</param>
    /// <param name="log">The partition.</param>
    /// <param name="sequence">The first sequence number to give.</param>
    public static AmqpFault? TryRead(Map? filters, PartitionLog log, out long sequence)
    {
        sequence = log.FirstSequence;
        if (filters is null || filters.Count == 0)
        {
            return null;
        }

        if (filters.Count > 1 || filters.Keys.First() is not Symbol name || !name.Equals(Selector)
            || filters[name] is not DescribedValue { Value: string text })
        {
            return new AmqpFault(AmqpCondition.NotImplemented, 50102, $"The only filter here is {Selector}");
        }

        return Pattern().Match(text) is { Success: true } match
            ? Find(match.Groups["what"].Value, match.Groups["op"].Value == ">=", match.Groups["value"].Value, log, out sequence)
            : Unknown(text);
    }

    private static AmqpFault? Find(string what, bool inclusive, string text, PartitionLog log, out long sequence)
    {
        sequence = log.NextSequence;
        if (what == "offset" && text == "@latest")
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return Unknown(text);
        }

        var state = LogState.Of(log);
        switch (what)
        {
            case "offset":
                sequence = EventOffset.SequenceAfter(inclusive && value > long.MinValue ? value - 1 : value);
                return sequence > state.NextSequence ? AmqpFault.BeyondEnd("offset", value, state.LastOffset) : null;

            case "sequence-number":
                sequence = inclusive || value == long.MaxValue ? value : value + 1;
                return sequence > state.NextSequence
                    ? AmqpFault.BeyondEnd("sequence number", value, state.LastSequence.ToString(CultureInfo.InvariantCulture))
                    : null;

            default:
                sequence = log.SequenceAt(inclusive || value == long.MaxValue ? value : value + 1);
                return null;
        }
    }

    private static AmqpFault Unknown(string text) => AmqpFault.BadFilter(
        $"The selector '{text}' is not amqp.annotation.x-opt-offset, -sequence-number or -enqueued-time, > or >=, and a number or @latest");

    [GeneratedRegex(
        """^\s*amqp\.annotation\.x-opt-(?<what>offset|sequence-number|enqueued-time)\s*(?<op>>=?)\s*(?<quote>'?)(?<value>@latest|-?[0-9]{1,19})\k<quote>\s*\z""",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
