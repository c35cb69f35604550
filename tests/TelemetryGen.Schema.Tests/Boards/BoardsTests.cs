namespace TelemetryGen.Schema.Tests.Boards;

public class BoardsTests
{
    [Theory]
    [InlineData("wipy1", -1073741824, 1073741823, true)]
    [InlineData("WiPy1", -1073741825, 0, false)]
    [InlineData("esp32", 0, 1073741824, false)]
    [InlineData("unix", -4611686018427387904, 4611686018427387903, true)]
    [InlineData("unix", 0, 4611686018427387904, false)]
    public void A_board_keeps_so_much_without_allocating(string board, long minimum, long maximum, bool isKept) =>
        Assert.Equal(isKept, Schema.Boards.Find(board)!.HoldsWithoutAllocating(new(minimum, maximum)));

    [Fact]
    public void Only_the_first_WiPy_has_no_floats() =>
        Assert.Equal(["wipy1"], Schema.Boards.All.Where(b => !b.HasFloats).Select(b => b.Name));

    [Fact]
    public void Only_the_WiPys_have_no_native_emitter() =>
        Assert.Equal(["wipy1", "wipy2"], Schema.Boards.All.Where(b => !b.HasNativeEmitter).Select(b => b.Name));

    [Fact]
    public void There_is_no_board_of_another_name() => Assert.Null(Schema.Boards.Find("wipy9"));
}
