using TelemetryGen.NanoFramework.Emitted;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Evolution.Tests.Names;

/// <summary>
/// Contracts of names that go wrong somewhere, through a whole build: what the rules let through compiles on the server, every target takes
/// it, real MicroPython loads the modules and has each constant and field with its value, and the firmware compiles.
/// </summary>
[Trait("Kind", "Device")]
public class NastyNameTests
{
    private const int Contracts = 8;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Effort.Of(3, 10))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_the_rules_let_through_is_good_everywhere(int seed)
    {
        using var board = new BoardProgram();
        var accepted = 0;
        foreach (var number in Enumerable.Range(seed * 1000, Contracts))
        {
            var contract = await NastyContract.OfAsync(ContractText.Of(NastySchemas.Of(number, oneIn: 12)));
            if (contract is { Refusals.Count: 0 })
            {
                accepted++;
                Check(contract, board, number);
            }
        }

        // That nothing is let through would be no proof.
        Assert.True(accepted >= 1, $"{accepted} of {Contracts} were accepted.");
        var result = await board.RunAsync();
        Assert.True(result is { ExitCode: 0, Output: "good\n" }, result.Output + result.Error);
    }

    private static void Check(NastyContract contract, BoardProgram board, int number)
    {
        try
        {
            Assert.Empty(NastyContract.Errors(contract.Output));
            var schema = contract.Schema;
            foreach (var target in TargetRegistry.All)
            {
                var files = target.Emit(schema).ToList();
                if (target.Name == "micropython")
                {
                    board.Add(schema, files);
                }
            }

            _ = DeviceCode.Of(schema);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"Contract {number}: {error.Message}\n{contract.Source}", error);
        }
    }
}
