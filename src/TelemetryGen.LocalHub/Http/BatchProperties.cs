using System.Text.Json;

namespace TelemetryGen.LocalHub.Http;

/// <summary>UserProperties of an event in a batch: a JSON object of texts, numbers and truth values.</summary>
internal static class BatchProperties
{
    /// <summary>The properties of an object.</summary>
    public static HubFault? TryRead(JsonElement element, out IReadOnlyDictionary<string, object> properties)
    {
        var read = new Dictionary<string, object>();
        properties = read;
        if (element.ValueKind != JsonValueKind.Object)
        {
            return HubFault.BadRequest("UserProperties is not a JSON object");
        }

        foreach (var member in element.EnumerateObject())
        {
            if (Value(member.Value) is not { } value)
            {
                return HubFault.BadRequest($"UserProperties '{JsonText.Show(member.Name)}' is not a text, number, true or false");
            }

            read.Add(member.Name, value);
        }

        return null;
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => JsonText.TryGet(element, out var text) ? text : null,
        JsonValueKind.Number when element.TryGetInt32(out var number) => number,
        JsonValueKind.Number when element.TryGetInt64(out var number) => number,
        JsonValueKind.Number when element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => null,
    };
}
