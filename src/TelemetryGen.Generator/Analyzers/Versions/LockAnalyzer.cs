using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Analyzers.Common;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers.Versions;

/// <summary>
/// TLG0207: there is no lock, it cannot be read, or it is newer than the code; without it the rules TLG0201 to TLG0206 are silent.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LockAnalyzer() : RecordRuleAnalyzer(Rules.Lock)
{
    private protected override bool LooksAtSchema => true;

    private protected override IEnumerable<Finding> Check(ParsedRecord record, RuleContext around) => [];

    private protected override IEnumerable<Finding> CheckSchema(Location attribute, RuleContext around)
    {
        if (around.Records.Schema is not { } schema)
        {
            yield break;
        }

        if (around.Lock is not { } locked)
        {
            if (around.Settings.ExpectsLock)
            {
                yield return new(
                    attribute,
                    $"{schema.Name} has no lock, so a break of the wire would go unseen. Make one and commit it: dotnet build "
                        + "-t:TelemetryGenLock. For contracts without boards set TelemetryGenLock to none.");
            }
        }
        else if (locked.Problem is { } problem)
        {
            yield return new(
                attribute,
                $"The lock {Path.GetFileName(locked.Path)} cannot be read, so a break of the wire would go unseen. {problem} "
                    + "Restore it from version control; where no board is in the field, delete it and lock again: dotnet build "
                    + "-t:TelemetryGenLock.") { Severity = DiagnosticSeverity.Error };
        }
        else if (Compatibility.CompareVersions(locked.Schema!, schema.Id, schema.Version) is { Rule: RuleIds.Lock } older)
        {
            yield return new(attribute, older.Text) { Severity = DiagnosticSeverity.Error };
        }
    }
}
