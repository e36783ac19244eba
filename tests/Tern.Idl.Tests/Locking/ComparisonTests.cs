using Tern.Idl.Locking;

namespace Tern.Idl.Tests.Locking;

public sealed class ComparisonTests
{
    private const string Item = "both message s.Item struct\nboth message s.Item 1 sku default string\n";

    private static readonly ComparisonCase[] s_cases =
    [
        new("nothing", Item, Item),
        new("another order of lines", Item, string.Join('\n', Item.Split('\n').Reverse())),

        // Fields.
        new("field added", Item, Item + "both message s.Item 2 note optional string\n", "TERN3501 None message s.Item 2"),
        new("required field added", Item, Item + "both message s.Item 2 note required string\n", "TERN3513 Both message s.Item 2"),
        new("field removed", Item + "both message s.Item 2 note optional string\n", Item, "TERN3515 Both message s.Item 2"),
        new("required field removed", Item + "both message s.Item 2 note required string\n", Item, "TERN3514 Both message s.Item 2"),
        new("field removed and reserved", Item + "proto message s.Item 2 note optional string\n", Item + "proto message s.Item reserved 2\n", "TERN3501 None message s.Item 2"),
        new("field removed and in a reserved range", Item + "proto message s.Item 3 note optional string\n", Item + "proto message s.Item reserved 2..5\n", "TERN3501 None message s.Item 3"),
        new("required field removed and reserved", Item + "proto message s.Item 2 note required string\n", Item + "proto message s.Item reserved 2\n", "TERN3514 Protobuf message s.Item 2"),
        new("id used again", Item + "both message s.Item 2 note optional string\n", Item + "both message s.Item 2 count default i32|int32\n", "TERN3510 Both message s.Item 2"),
        new("reserved id used again", Item + "both message s.Item reserved 2 note\n", Item + "both message s.Item 2 count default i32|int32\n", "TERN3510 Both message s.Item 2"),
        new("id of a reserved range used again", Item + "proto message s.Item reserved 2..9\n", Item + "proto message s.Item 9 count default int32\n", "TERN3510 Protobuf message s.Item 9", "TERN3501 None message s.Item reserved 2..8", "TERN3501 None message s.Item reserved 2..9"),
        new("reservation kept", Item + "both message s.Item reserved 2 note\n", Item),
        new("id changed", Item + "both message s.Item 2 note optional string\n", Item + "both message s.Item 5 note optional string\n", "TERN3512 Both message s.Item 5"),
        new("renamed", Item, "both message s.Item struct\nboth message s.Item 1 code default string\n", "TERN3516 Json message s.Item 1"),
        new("renamed with the same name in JSON", "proto message s.A struct\nproto message s.A 1 unit_price default string\n", "proto message s.A struct\nproto message s.A 1 unitPrice default string\n", "TERN3501 None message s.A 1"),
        new("another name in JSON", "proto message s.A struct\nproto message s.A 1 a default string\n", "proto message s.A struct\nproto message s.A 1 a default string json=b\n", "TERN3516 Json message s.A 1"),
        new("became required", Item, "both message s.Item struct\nboth message s.Item 1 sku required string\n", "TERN3513 Both message s.Item 1"),
        new("no longer required", "both message s.Item struct\nboth message s.Item 1 sku required string\n", Item, "TERN3514 Both message s.Item 1"),
        new("became optional", Item, "both message s.Item struct\nboth message s.Item 1 sku optional string\n", "TERN3501 None message s.Item 1"),
        new("another default", Item, "both message s.Item struct\nboth message s.Item 1 sku default string default=\"x\"\n", "TERN3517 Both message s.Item 1"),

        // Types.
        new("other type on both", Item, "both message s.Item struct\nboth message s.Item 1 sku default i32|int32\n", "TERN3511 Both message s.Item 1"),
        new("other type in Thrift", "thrift message a.B struct\nthrift message a.B 1 x default i32\n", "thrift message a.B struct\nthrift message a.B 1 x default i64\n", "TERN3511 Thrift message a.B 1"),
        new("other type in Protobuf", "proto message a.B struct\nproto message a.B 1 x default int32\n", "proto message a.B struct\nproto message a.B 1 x default sint32\n", "TERN3511 Protobuf message a.B 1"),
        new("other encoding in Protobuf only", "both message a.B struct\nboth message a.B 1 x default i32|int32\n", "both message a.B struct\nboth message a.B 1 x default i32|sint32\n", "TERN3518 Protobuf message a.B 1"),
        new("group", "both message a.B struct\nboth message a.B 1 x optional a.B\n", "both message a.B struct\nboth message a.B 1 x optional a.B|group<a.B>\n", "TERN3518 Protobuf message a.B 1"),
        new("wider in Protobuf", "proto message a.B struct\nproto message a.B 1 x default int32\n", "proto message a.B struct\nproto message a.B 1 x default int64\n", "TERN3519 Protobuf message a.B 1"),
        new("wider everywhere", "both message a.B struct\nboth message a.B 1 x default i32|int32\n", "both message a.B struct\nboth message a.B 1 x default i64|int64\n", "TERN3511 Thrift message a.B 1", "TERN3519 Protobuf message a.B 1"),
        new("text to bytes", Item, "both message s.Item struct\nboth message s.Item 1 sku default binary|bytes\n", "TERN3519 Both message s.Item 1"),
        new("list to set", "both message a.B struct\nboth message a.B 1 x default list<string>|repeated<string>\n", "both message a.B struct\nboth message a.B 1 x default set<string>|repeated<string>\n", "TERN3511 Thrift message a.B 1"),
        new("inner type", "thrift message a.B struct\nthrift message a.B 1 x default map<i32,list<map<string,i8>>>\n", "thrift message a.B struct\nthrift message a.B 1 x default map<i32,list<map<string,i16>>>\n", "TERN3511 Thrift message a.B 1"),
        new("inner enum to number", "both enum a.E open\nboth enum a.E 0 A\nthrift message a.B struct\nthrift message a.B 1 x default list<a.E>\n", "both enum a.E open\nboth enum a.E 0 A\nthrift message a.B struct\nthrift message a.B 1 x default list<i32>\n", "TERN3519 Thrift message a.B 1"),
        new("time as message", "both message a.B struct\nboth message a.B 1 x optional i64|timestamp\n", "both message a.B struct\nboth message a.B 1 x optional i64|google.protobuf.Timestamp\n", "TERN3501 None message a.B 1"),
        new("wrapper as message", "proto message a.B struct\nproto message a.B 1 x optional wrapper<uint32>\n", "proto message a.B struct\nproto message a.B 1 x optional google.protobuf.UInt32Value\n", "TERN3501 None message a.B 1"),

        // Oneofs and kinds.
        new("into a oneof", "proto message a.B struct\nproto message a.B 1 x optional int32\n", "proto message a.B struct\nproto message a.B 1 x optional int32 oneof=kind\n", "TERN3534 Protobuf message a.B 1"),
        new("oneof renamed", "proto message a.B struct\nproto message a.B 1 x optional int32 oneof=kind\n", "proto message a.B struct\nproto message a.B 1 x optional int32 oneof=sort\n", "TERN3501 None message a.B 1"),
        new("kind", Item, "both message s.Item union\nboth message s.Item 1 sku default string\n", "TERN3531 Thrift message s.Item", "TERN3534 Protobuf message s.Item 1"),
        new("kind in Protobuf", "proto message s.U union\nproto message s.U 1 x optional string\n", "proto message s.U struct\nproto message s.U 1 x optional string oneof=choice\n", "TERN3501 None message s.U", "TERN3501 None message s.U 1"),
        new("case removed", "both message a.U union\nboth message a.U 1 x optional string\nboth message a.U 2 y optional string\n", "both message a.U union\nboth message a.U 1 x optional string\n", "TERN3530 Both message a.U 2"),
        new("case of another type", "both message a.U union\nboth message a.U 1 x optional string\n", "both message a.U union\nboth message a.U 1 x optional i32|int32\n", "TERN3530 Both message a.U 1"),
        new("case of another id", "both message a.U union\nboth message a.U 1 x optional string\n", "both message a.U union\nboth message a.U 2 x optional string\n", "TERN3530 Both message a.U 2"),
        new("case added", "both message a.U union\nboth message a.U 1 x optional string\n", "both message a.U union\nboth message a.U 1 x optional string\nboth message a.U 2 y optional string\n", "TERN3501 None message a.U 2"),

        // Whole messages.
        new("message added", "", Item, "TERN3501 None message s.Item"),
        new("message removed", Item, "", "TERN3532 Both message s.Item"),
        new("message removed from Thrift", Item, Item.Replace("both", "proto", StringComparison.Ordinal), "TERN3532 Thrift message s.Item"),
        new("message moved in Thrift", "thrift message a.Item struct\nthrift message a.Item 1 sku default string\n", "thrift message b.Item struct\nthrift message b.Item 1 sku default string\n", "TERN3501 None message b.Item"),
        new("message renamed in Protobuf", "proto message a.Item struct\nproto message a.Item 1 sku default string\nproto message a.List struct\nproto message a.List 1 items default repeated<a.Item>\n", "proto message a.Article struct\nproto message a.Article 1 sku default string\nproto message a.List struct\nproto message a.List 1 items default repeated<a.Article>\n", "TERN3533 Protobuf message a.Article"),
        new("message renamed and changed", "both message a.Item struct\nboth message a.Item 1 sku default string\nboth message a.Item 2 n default string\n", "both message b.Item struct\nboth message b.Item 1 sku default i32|int32\nboth message b.Item 2 n default string\n", "TERN3533 Protobuf message b.Item", "TERN3511 Both message b.Item 1"),

        // Enums.
        new("value added", "both enum a.E open\nboth enum a.E 0 A\n", "both enum a.E open\nboth enum a.E 0 A\nboth enum a.E 1 B\n", "TERN3501 None enum a.E 1 B"),
        new("value removed", "both enum a.E open\nboth enum a.E 0 A\nboth enum a.E 1 B\n", "both enum a.E open\nboth enum a.E 0 A\n", "TERN3520 Both enum a.E 1 B"),
        new("value removed and reserved", "proto enum a.E open\nproto enum a.E 0 A\nproto enum a.E 1 B\n", "proto enum a.E open\nproto enum a.E 0 A\nproto enum a.E reserved 1\n", "TERN3501 None enum a.E 1 B"),
        new("value of another number", "both enum a.E open\nboth enum a.E 0 A\nboth enum a.E 1 B\n", "both enum a.E open\nboth enum a.E 0 A\nboth enum a.E 2 B\n", "TERN3521 Both enum a.E 2 B"),
        new("value renamed", "both enum a.E open\nboth enum a.E 0 A\n", "both enum a.E open\nboth enum a.E 0 Z\n", "TERN3522 Json enum a.E 0 Z"),
        new("enum closed", "both enum a.E open\nboth enum a.E 0 A\n", "thrift enum a.E open\nproto enum a.E closed\nboth enum a.E 0 A\n", "TERN3523 Protobuf enum a.E"),
        new("number used again", "both enum a.E open\nboth enum a.E 0 A\nboth enum a.E reserved 1 B\n", "both enum a.E open\nboth enum a.E 0 A\nboth enum a.E 1 C\n", "TERN3524 Both enum a.E 1 C"),
        new("enum removed", "both enum a.E open\nboth enum a.E 0 A\n", "", "TERN3532 Both enum a.E"),

        // Services.
        new("service added", "", "both service s.C\nboth service s.C Get unary\n", "TERN3501 None service s.C"),
        new("service removed", "both service s.C\nboth service s.C Get unary\n", "", "TERN3540 Both service s.C"),
        new("service renamed", "both service s.C\nboth service s.C Get unary\n", "both service s.D\nboth service s.D Get unary\n", "TERN3541 Both service s.D"),
        new("method added", "both service s.C\nboth service s.C Get unary\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Put unary\n", "TERN3501 None service s.C Put"),
        new("method removed", "both service s.C\nboth service s.C Get unary\nboth service s.C Put unary\n", "both service s.C\nboth service s.C Get unary\n", "TERN3542 Both service s.C Put"),
        new("method renamed", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default i64|int64\n", "both service s.C\nboth service s.C Fetch unary\nboth service s.C Fetch 1 id default i64|int64\n", "TERN3543 Both service s.C Fetch"),
        new("became one-way", "both service s.C\nboth service s.C Get unary\n", "both service s.C\nboth service s.C Get oneway\n", "TERN3547 Both service s.C Get"),
        new("became a stream", "both service s.C\nboth service s.C Get unary\nboth service s.C Get returns s.A\n", "both service s.C\nboth service s.C Get server-stream\nboth service s.C Get returns s.A\n", "TERN3546 Both service s.C Get"),
        new("answer of another type", "both service s.C\nboth service s.C Get unary\nboth service s.C Get returns s.A\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get returns s.B\n", "TERN3545 Both service s.C Get returns"),
        new("answer wider in Protobuf", "proto service s.C\nproto service s.C Get unary\nproto service s.C Get returns int32\n", "proto service s.C\nproto service s.C Get unary\nproto service s.C Get returns int64\n", "TERN3519 Protobuf service s.C Get returns"),
        new("answer where there was none", "both service s.C\nboth service s.C Get unary\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get returns s.A\n", "TERN3545 Both service s.C Get returns"),
        new("argument added", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default i64|int64\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default i64|int64\nboth service s.C Get 2 limit default i32|int32\n", "TERN3501 None service s.C Get 2"),
        new("argument beside a message", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default s.A\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default s.A\nboth service s.C Get 2 limit default i32|int32\n", "TERN3544 Protobuf service s.C Get 1"),
        new("argument of another type", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default i64|int64\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default string\n", "TERN3544 Both service s.C Get 1"),
        new("request of another type", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default s.A\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get 1 id default s.B\n", "TERN3544 Both service s.C Get 1"),
        new("argument removed", "thrift service s.C\nthrift service s.C Get unary\nthrift service s.C Get 1 id default i64\nthrift service s.C Get 2 limit default i32\n", "thrift service s.C\nthrift service s.C Get unary\nthrift service s.C Get 1 id default i64\n", "TERN3544 Thrift service s.C Get 2"),
        new("request renamed in Protobuf", "proto service s.C\nproto service s.C Get unary\nproto service s.C Get 1 request default s.A\n", "proto service s.C\nproto service s.C Get unary\nproto service s.C Get 1 query default s.A\n", "TERN3501 None service s.C Get 1"),
        new("exception removed", "both service s.C\nboth service s.C Get unary\nboth service s.C Get throws 1 e s.Oops\n", "both service s.C\nboth service s.C Get unary\n", "TERN3548 Both service s.C Get throws 1"),
        new("exception of another id", "both service s.C\nboth service s.C Get unary\nboth service s.C Get throws 1 e s.Oops\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get throws 2 e s.Oops\n", "TERN3548 Thrift service s.C Get throws 2"),
        new("exception of another type", "both service s.C\nboth service s.C Get unary\nboth service s.C Get throws 1 e s.Oops\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get throws 1 e s.Ouch\n", "TERN3548 Both service s.C Get throws 1"),
        new("exception added", "both service s.C\nboth service s.C Get unary\n", "both service s.C\nboth service s.C Get unary\nboth service s.C Get throws 1 e s.Oops\n", "TERN3501 None service s.C Get throws 1"),
    ];

    public static TheoryData<string> Cases => [.. s_cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Compare_EveryKindOfChange_NamesItsRuleWiresAndPart(string name)
    {
        ComparisonCase one = s_cases.Single(c => c.Name == name);

        Assert.Equal(one.Expected, one.Actual());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Accept_AllChanges_GivesALockThatKnowsThemAll(string name)
    {
        ComparisonCase one = s_cases.Single(c => c.Name == name);
        ContractLock before = ComparisonCase.Read(one.Before);
        ContractLock now = ComparisonCase.Read(one.Now);
        ContractChange[] changes = [.. ContractLock.Compare(before, now)];

        string text = ContractLock.Accept(before.Write(), changes.SelectMany(c => c.Removes), changes.SelectMany(c => c.Adds));

        Assert.Equal(now.After(before).Write(), text);
        Assert.Empty(ContractLock.Compare(ContractLock.Parse("tern.lock", text).Lock, now));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Message_EveryChange_IsFilledAndNamesTheWires(string name)
    {
        ComparisonCase one = s_cases.Single(c => c.Name == name);

        foreach (ContractChange change in ContractLock.Compare(ComparisonCase.Read(one.Before), ComparisonCase.Read(one.Now)))
        {
            string wires = change.Breaks switch
            {
                ContractWires.None => "breaks no peer",
                ContractWires.Both => "Thrift and Protobuf",
                ContractWires.Json => "JSON",
                _ => change.Breaks.ToString(),
            };
            Assert.Contains(wires, change.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("{", change.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Rules_OfTheLock_AreAllCovered()
    {
        IEnumerable<string> covered = s_cases.SelectMany(c => c.Expected).Select(e => e[..8]).Append(IdlRules.LockUnreadable.Id);

        Assert.Empty(IdlRules.All.Keys.Where(id => id.StartsWith("TERN35", StringComparison.Ordinal) && id != IdlRules.NotSayable.Id).Except(covered));
    }

    [Fact]
    public void Accept_RemovedField_ReservesItsIdForGood()
    {
        ContractLock before = ComparisonCase.Read(Item + "both message s.Item 2 note optional string\n");
        ContractLock now = ComparisonCase.Read(Item);
        ContractChange change = Assert.Single(ContractLock.Compare(before, now));

        string text = ContractLock.Accept(before.Write(), change.Removes, change.Adds);

        Assert.Equal(LockFile.Head + Item + "both message s.Item reserved 2 note\n", text);
        ContractChange reuse = Assert.Single(ContractLock.Compare(ContractLock.Parse("tern.lock", text).Lock, ComparisonCase.Read(Item + "both message s.Item 2 count default i32|int32\n")));
        Assert.Equal("the id 2 of 's.Item' was that of 'note' and is that of 'count' now; peers read one as the other; use an id that was never used. Breaks Thrift and Protobuf.", reuse.Message);
    }
}
