using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Emit.Common;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Emit.Read;

/// <summary>A local for each group and each piece of variable data, found after the block at <c>position</c>.</summary>
internal sealed class TailLoadEmitter(SourceWriter writer, WireLayout layout, MessageSpec message)
{
    public void Emit()
    {
        foreach (var group in layout.Groups)
        {
            Group(group);
        }

        foreach (var data in layout.Data)
        {
            Data(data);
        }
    }

    private void Group(GroupSlot group)
    {
        var call = ReadCalls.GroupCall(group, message.Name);
        if (group.Field.Reserved)
        {
            Skip(group.Since, call);
            return;
        }

        var local = LocalNames.Get(group.Field, message);
        if (group.Since == 1)
        {
            FailIf("!" + call($"var {local}"));
        }
        else
        {
            writer.Line($"MessageEntries {local} = default;")
                .Block($"if (header.Version >= {group.Since} && !{call(local)})", () => writer.Line("return false;"))
                .Line();
        }

        ReadCalls.CheckEntries(writer, group, local);
    }

    // What was removed is gone over: older senders still fill it.
    private void Skip(int since, Func<string, string> call) =>
        writer.Block($"if ({(since > 1 ? $"header.Version >= {since} && " : "")}!{call("_")})", () => writer.Line("return false;")).Line();

    private void Data(DataSlot data)
    {
        var local = LocalNames.Get(data.Field, message);
        var call = ReadCalls.DataCall(data, message.Name);
        if (data.Field.Reserved)
        {
            Skip(data.Since, call);
            return;
        }

        if (data.Since == 1)
        {
            FailIf("!" + call($"ReadOnlySpan<byte> {local}"));
            return;
        }

        writer.Line($"ReadOnlySpan<byte> {local} = default;")
            .Block($"if (header.Version >= {data.Since} && !{call(local)})", () => writer.Line("return false;"))
            .Line();
    }

    private void FailIf(string wrong) => writer.Block($"if ({wrong})", () => writer.Line("return false;")).Line();
}
