namespace TelemetryGen.Conformance;

/// <summary>Records in tests.</summary>
internal static class RecordAssert
{
    /// <summary>Fails unless the records <see cref="Records.AreSame"/>.</summary>
    public static void Same(object? expected, object? actual) =>
        Assert.True(Records.AreSame(expected, actual),
            $"{(actual is null ? "null" : Records.Text(actual))} instead of {(expected is null ? "null" : Records.Text(expected))}");

    /// <summary>Fails unless they are the same one by one.</summary>
    public static void Same(IEnumerable<object> expected, IReadOnlyList<object> actual)
    {
        var all = expected.ToArray();
        Assert.Equal(all.Length, actual.Count);
        for (var i = 0; i < all.Length; i++)
        {
            Same(all[i], actual[i]);
        }
    }
}
