using Tern.Idl.Locking;
using Tern.Schema;

namespace Tern.Idl.Tests.Locking;

public sealed class LockTextTests
{
    private const string Everything = LockFile.Head +
        """
        both enum s.Color open
        both enum s.Color -1 Dark
        both enum s.Color 0 Red
        both enum s.Color 0 Rot
        both enum s.Color 10 Blue
        both enum s.Color reserved 3
        proto enum s.Size closed
        proto enum s.Size 1 Big
        proto enum s.Size reserved 5..9
        proto enum s.Size reserved-name OLD
        thrift message a.Item struct
        thrift message a.Item -1 x default i32
        thrift message a.Item 1 sku required string
        thrift message a.Item 2 tags optional map<string,list<i64>> default={}
        thrift message a.Item 10 odd%0020name default string default="a%0020%003D"
        both message s.Oops exception
        both message s.Payment union
        both message s.Payment 1 card optional s.Card oneof=payment
        both message s.Payment 2 cash optional i64|sfixed64 json=CASH
        thrift message s.Payment 3 at default i64
        proto message s.Payment 3 at optional timestamp
        both message s.Payment reserved 7 voucher
        both service s.Catalog
        both service s.Catalog Get unary
        both service s.Catalog Get 1 id default i64|int64
        both service s.Catalog Get 2 limit default i32|int32 default=10
        both service s.Catalog Get returns s.Item
        both service s.Catalog Get throws 1 oops s.Oops
        both service s.Catalog Track oneway
        both service s.Catalog Watch server-stream

        """;

    [Fact]
    public void Parse_ThenWrite_GivesTheSameText()
    {
        LockReading reading = ContractLock.Parse("tern.lock", Everything);

        Assert.Empty(reading.Errors);
        Assert.Equal(Everything, reading.Lock.Write());
    }

    [Fact]
    public void Parse_LinesInAnyOrderAndTwice_GivesTheSameLock()
    {
        string[] lines = Everything.Split('\n');
        Random random = new(5);
        string mixed = "tern-lock 1\r\n" + string.Join("\r\n", lines.Concat(lines).Where(l => !l.StartsWith("tern-lock", StringComparison.Ordinal)).OrderBy(_ => random.Next()));

        LockReading reading = ContractLock.Parse("tern.lock", mixed);

        Assert.Empty(reading.Errors);
        Assert.Equal(Everything, reading.Lock.Write());
    }

    [Theory]
    [InlineData("some message s.A struct", "a line begins with both, thrift or proto")]
    [InlineData("<<<<<<< HEAD", "it is a mark of a merge conflict; keep the lines of both sides, in any order")]
    [InlineData("both message", "it is too short")]
    [InlineData("both thing s.A x", "'thing' is neither message nor enum nor service")]
    [InlineData("both message s.A 1 x", "it is no field: expected id, name, presence and type")]
    [InlineData("both message s.A 1 x sometimes i32", "it is no field: expected id, name, presence and type")]
    [InlineData("both message s.A struct\nboth message s.A union", "another line says what kind of message it is; keep one of them")]
    [InlineData("both message s.A 1 x default i32\nboth message s.A 1 y default i32", "another line has the same id; keep one of them")]
    [InlineData("both message s.A reserved x", "'x' is no number")]
    [InlineData("both enum s.A x", "it is no value: expected number and name")]
    [InlineData("both service s.A m sometimes", "it is no part of a method: expected its kind, an argument, returns or throws")]
    public void Parse_LineThatCannotBeRead_SaysWhyAtTheLine(string lines, string reason)
    {
        LockReading reading = ContractLock.Parse("tern.lock", "tern-lock 1\n\n" + lines);

        ContractDiagnostic error = Assert.Single(reading.Errors);
        Assert.Equal("TERN3502", error.Id);
        Assert.Equal([reason], error.Arguments);
        Assert.Equal(lines.Contains('\n', StringComparison.Ordinal) ? 3 : 2, error.Where!.StartLine);
    }

    [Theory]
    [InlineData("tern-lock 2\n", "it is written by another version of Tern; this one reads version 1")]
    [InlineData("both service s.A\n", "its first line must be 'tern-lock 1'")]
    public void Parse_WrongHead_SaysSo(string text, string reason)
        => Assert.Equal([reason], Assert.Single(ContractLock.Parse("tern.lock", text).Errors).Arguments);

    [Fact]
    public void Parse_EmptyFile_IsAnEmptyLock()
    {
        LockReading reading = ContractLock.Parse("tern.lock", "\n# nothing yet\n");

        Assert.True(reading.Lock.IsEmpty);
        Assert.Empty(reading.Errors);
    }

    [Fact]
    public void Accept_TextThatCannotBeRead_LosesNothing()
    {
        string text = ContractLock.Accept("tern-lock 1\n<<<<<<< HEAD\nboth service s.A\n", ["both service s.A"], ["both service s.B"]);

        Assert.Equal(["tern-lock 1", "<<<<<<< HEAD", "both service s.B"], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
