using System.Reflection.Emit;

namespace TelemetryGen.NanoFramework.Tests.Walk;

/// <summary>Tells instructions that are on the way to a normal end from those that only lead to a throw.</summary>
internal sealed class CodeFlow(DeviceMethod method)
{
    private HashSet<int>? _returning;

    /// <summary>Whether whoever gets to the instruction can only leave the method by an exception.</summary>
    public bool OnlyThrows(Instruction instruction) => !(_returning ??= Returning()).Contains(instruction.Offset);

    // Backwards from every normal end: a return, or the end of a finally block, which is run on both ways.
    private HashSet<int> Returning()
    {
        var origins = new Dictionary<int, List<int>>();
        for (var i = 0; i < method.Code.Count; i++)
        {
            foreach (var next in Next(i))
            {
                (origins.TryGetValue(next, out var list) ? list : origins[next] = []).Add(method.Code[i].Offset);
            }
        }
        var returning = new HashSet<int>();
        var waiting = new Stack<int>(method.Code.Where(i => i.Code == OpCodes.Ret || i.Code == OpCodes.Endfinally).Select(i => i.Offset));
        while (waiting.TryPop(out var offset))
        {
            if (returning.Add(offset) && origins.TryGetValue(offset, out var before))
            {
                before.ForEach(waiting.Push);
            }
        }
        return returning;
    }

    private IEnumerable<int> Next(int index)
    {
        var instruction = method.Code[index];
        var ends = instruction.Code.FlowControl is FlowControl.Return or FlowControl.Throw or FlowControl.Branch;
        return ends || index + 1 == method.Code.Count ? instruction.Targets : instruction.Targets.Append(method.Code[index + 1].Offset);
    }
}
