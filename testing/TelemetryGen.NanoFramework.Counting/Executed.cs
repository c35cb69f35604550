namespace TelemetryGen.NanoFramework.Counting;

/// <summary>What counted copies of device code have executed; on one thread.</summary>
public static class Executed
{
    [ThreadStatic]
    private static int _instructions;

    [ThreadStatic]
    private static int _objects;

    /// <summary>What the code costs that the action calls.</summary>
    public static Cost By(Action action)
    {
        (_instructions, _objects) = (0, 0);
        action();
        return new(_instructions, _objects);
    }

    /// <summary>Called by counted code before every instruction.</summary>
    public static void Instruction() => _instructions++;

    /// <summary>Called by counted code before every instruction that makes objects.</summary>
    public static void Objects(int count) => _objects += count;
}
