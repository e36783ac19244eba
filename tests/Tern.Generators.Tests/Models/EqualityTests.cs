using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Support;
using Tern.Schema;

namespace Tern.Generators.Tests.Models;

public sealed class EqualityTests
{
    private const string Message = """
        namespace N;

        [RpcMessage]
        public partial class M
        {
            [RpcField(1)] public int A { get; set; }
            [RpcField(2)] public List<string>? B { get; set; }
        }
        """;

    [Theory]
    [InlineData(TrackingNames.Messages)]
    [InlineData(TrackingNames.Exceptions)]
    [InlineData(TrackingNames.Unions)]
    [InlineData(TrackingNames.Services)]
    [InlineData(TrackingNames.ClosedMessages)]
    [InlineData(TrackingNames.Messages + TrackingNames.ValidationSuffix)]
    [InlineData(TrackingNames.Unions + TrackingNames.ValidationSuffix)]
    public void Models_OfTwoCompilationsOfTheSameText_AreEqual(string step)
    {
        IEnumerable<object> first = GeneratorRun.Of([.. Samples.Shop, .. Samples.Rules]).Outputs(step).Select(o => o.Value);
        IEnumerable<object> second = GeneratorRun.Of([.. Samples.Shop, .. Samples.Rules]).Outputs(step).Select(o => o.Value);

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
        Assert.Equal(first.Select(o => o.GetHashCode()), second.Select(o => o.GetHashCode()));
    }

    [Theory]
    [InlineData("[RpcField(1)]", "[RpcField(3)]")]
    [InlineData("[RpcField(1)]", "[RpcField(1, Name = \"x\")]")]
    [InlineData("public int A", "public long A")]
    [InlineData("public int A", "public int? A")]
    [InlineData("public int A", "public required int A")]
    [InlineData("public int A", "public int C")]
    [InlineData("A { get; set; }", "A { get; init; }")]
    [InlineData("List<string>?", "List<string>")]
    [InlineData("List<string>?", "List<int>?")]
    [InlineData("List<string>?", "IList<string>?")]
    [InlineData("B { get; set; }", "B { get; set; } = [];")]
    [InlineData("partial class", "partial record")]
    [InlineData("partial class", "partial struct")]
    [InlineData("public partial", "internal partial")]
    [InlineData("namespace N", "namespace O")]
    [InlineData("[RpcMessage]", "[RpcMessage(KeepUnknownFields = true)]")]
    [InlineData("[RpcMessage]", "[Obsolete(\"\"), RpcMessage]")]
    [InlineData("public int A", "private M() { } public int A")]
    public void Model_WhenTheContractChanges_Differs(string text, string with)
    {
        MessageModel before = Assert.IsType<MessageModel>(Assert.Single(GeneratorRun.Of(Message).Outputs(TrackingNames.Messages)).Value);
        MessageModel after = Assert.IsType<MessageModel>(
            Assert.Single(GeneratorRun.Of(Message.Replace(text, with, StringComparison.Ordinal)).Outputs(TrackingNames.Messages)).Value);

        Assert.NotEqual(before, after);
    }

    [Fact]
    public void EquatableArray_ComparesByElementsInOrder()
    {
        EquatableArray<string> array = new[] { "a", "b" }.ToEquatableArray();

        Assert.Equal(new[] { "a", "b" }.ToEquatableArray(), array);
        Assert.True(array == new[] { "a", "b" }.ToEquatableArray());
        Assert.True(array != new[] { "b", "a" }.ToEquatableArray());
        Assert.Equal(default, new EquatableArray<string>([]));
        Assert.Equal(array.GetHashCode(), new[] { "a", "b" }.ToEquatableArray().GetHashCode());
    }
}
