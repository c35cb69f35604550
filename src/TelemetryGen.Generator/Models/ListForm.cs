namespace TelemetryGen.Generator.Models;

/// <summary>A member's type that holds many of another.</summary>
internal enum ListForm
{
    /// <summary>One value, no list.</summary>
    None,

    /// <summary><c>T[]</c>.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,

    /// <summary><c>IReadOnlyList&lt;T&gt;</c>.</summary>
    ReadOnlyList,
}
