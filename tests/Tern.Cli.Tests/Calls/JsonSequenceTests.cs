using Tern.Generic;

namespace Tern.Cli.Tests.Calls;

/// <summary>Cutting a stream of JSON into requests.</summary>
public sealed class JsonSequenceTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \n\n ", "")]
    [InlineData("{}", "{}")]
    [InlineData("{}{}", "{}|{}")]
    [InlineData("{}\n{}\n", "{}|{}")]
    [InlineData("{\n \"a\": [1,\n {}]\n}", "{\n \"a\": [1,\n {}]\n}")]
    [InlineData("""{"a": "}{\"["} {"b": "\\"}""", """{"a": "}{\"["}|{"b": "\\"}""")]
    [InlineData("1 2\n\"x y\" true[1]", "1|2|\"x y\"|true|[1]")]
    public async Task Read_Text_GivesEachValue(string text, string expected)
    {
        List<string> values = [];
        await foreach (GenericJson value in JsonSequence.ReadAsync(new StringReader(text)))
        {
            values.Add(value);
        }

        Assert.Equal(expected, string.Join('|', values));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{} [1,")]
    [InlineData("\"never ends")]
    public async Task Read_TextThatEndsInAValue_IsAnError(string text)
    {
        await Assert.ThrowsAsync<CliException>(async () =>
        {
            await foreach (GenericJson _ in JsonSequence.ReadAsync(new StringReader(text)))
            {
            }
        });
    }

    [Fact]
    public async Task Read_LineThatEndsAValue_GivesItBeforeTheNextLineComes()
    {
        OneLine reader = new("""{"first": 1}""");

        await using IAsyncEnumerator<GenericJson> values = JsonSequence.ReadAsync(reader).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await values.MoveNextAsync());
        Assert.Equal("""{"first": 1}""", (string)values.Current);
    }

    // A person who has not typed the second line.
    private sealed class OneLine(string line) : TextReader
    {
        private bool _isRead;

        public override Task<string?> ReadLineAsync()
        {
            if (_isRead)
            {
                throw new InvalidOperationException("The second line was asked for before the first one was used.");
            }

            _isRead = true;
            return Task.FromResult<string?>(line);
        }
    }
}
