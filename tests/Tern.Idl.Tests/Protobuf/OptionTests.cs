using Tern.Idl.Tests.Support;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Protobuf;

public sealed class OptionTests
{
    [Fact]
    public void Option_WhereFilesBringADescriptorWithoutItsMessage_IsReported()
    {
        const string text = """
            syntax = "proto3";
            package google.protobuf;
            message FileOptions {}
            message Mine {
              string old = 1 [deprecated = true];
            }
            """;

        IdlSchema schema = IdlLoader.Load(["mine.proto"], path => path == "mine.proto" ? text : null, IdlOptions.Default);

        Assert.Contains("there is no message 'google.protobuf.FieldOptions' here", Corpus.Messages(schema), StringComparison.Ordinal);
    }
}
