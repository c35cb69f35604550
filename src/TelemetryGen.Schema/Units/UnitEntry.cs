namespace TelemetryGen.Schema;

/// <summary>One line of units.tsv.</summary>
/// <param name="Symbol">The symbol, case and all.</param>
/// <param name="TakesPrefix">It also stands after a metric prefix: <c>mV</c>, <c>kPa</c>.</param>
/// <param name="Quantities">Words for what is mostly given in it, in small letters: <c>temperature</c>.</param>
/// <param name="Aliases">Other ways to write it that are no symbols, its name among them.</param>
/// <param name="Ucum">The symbol of UCUM for it.</param>
internal sealed record UnitEntry(string Symbol, bool TakesPrefix, string[] Quantities, string[] Aliases, string Ucum);
