using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Tests.Thrift;

public sealed class LinkerTests
{
    [Fact]
    public void Link_Types_AreWithoutNames()
    {
        IdlFile file = ThriftSource.Link("""
            typedef list<Item> Items
            typedef map<string, Items> ByName
            struct Item { 1: ByName children, 2: set<Color> colors, 3: Failure failure, 4: byte b, 5: Id id }
            enum Color { RED }
            exception Failure {}
            union Id { 1: i64 number }
            """);

        IdlMessage item = file.Messages[0];
        IdlMessageType self = new(item.Id, IdlMessageKind.Struct);
        Assert.Equal(new IdlId(ThriftSource.Path, "Item"), item.Id);
        Assert.Equal(new IdlMapType(new IdlScalarType(IdlScalar.String), new IdlListType(self)), item.Fields[0].Type);
        Assert.Equal(new IdlSetType(new IdlEnumType(new(ThriftSource.Path, "Color"))), item.Fields[1].Type);
        Assert.Equal(new IdlMessageType(new(ThriftSource.Path, "Failure"), IdlMessageKind.Exception), item.Fields[2].Type);
        Assert.Equal(new IdlScalarType(IdlScalar.I8), item.Fields[3].Type);
        Assert.Equal(new IdlMessageType(new(ThriftSource.Path, "Id"), IdlMessageKind.Union), item.Fields[4].Type);
        Assert.Equal(["Items", "ByName"], file.Typedefs.Select(typedef => typedef.Id.Name));
        Assert.Equal(item.Fields[0].Type, file.Typedefs[1].Type);
    }

    [Fact]
    public void Link_OwnUuid_HidesTheBaseType()
    {
        IdlFile file = ThriftSource.Link("typedef string uuid struct A { 1: uuid id }");

        Assert.Equal(new IdlScalarType(IdlScalar.String), file.Messages[0].Fields[0].Type);
    }

    [Theory]
    [InlineData(false, new[] { 1, 10, 11, 5, 6 })]
    [InlineData(true, new[] { -1, 10, -2, 5, -3 })]
    public void Link_FieldsWithoutIds_GetThoseOfTheChosenCompiler(bool isNegative, int[] expected)
    {
        const string Text = "struct A { i32 a, 10: i32 b, i32 c, 5: i32 d, i32 e }";

        IdlFile file = ThriftSource.Link(Text, new IdlOptions(NegativeFieldIds: isNegative));

        Assert.Equal(expected, file.Messages[0].Fields.Select(field => field.Id));
    }

    [Theory]
    [InlineData(false, new[] { -5, 0, 1 })]
    [InlineData(true, new[] { -1, -2, -3 })]
    public void Link_IdsThatAreNotPositive_AreKeptOrReplacedAsApacheDoes(bool isNegative, int[] expected)
    {
        IdlFile file = ThriftSource.Link("struct A { -5: i32 a, 0: i32 b, i32 c }", new IdlOptions(NegativeFieldIds: isNegative));

        Assert.Equal(expected, file.Messages[0].Fields.Select(field => field.Id));
    }

    [Fact]
    public void Link_Presence_IsThatOfThePlace()
    {
        IdlFile file = ThriftSource.Link("""
            struct A { 1: i32 a, 2: optional i32 b, 3: required i32 c }
            union U { 1: i32 a, 2: optional i32 b, 3: required i32 c }
            exception E {}
            service S { void f(1: i32 a, 2: optional i32 b, 3: required i32 c) throws (1: E e) }
            """);

        IdlMethod method = Assert.Single(file.Services[0].Methods);
        Assert.Equal([IdlPresence.Default, IdlPresence.Optional, IdlPresence.Required], file.Messages[0].Fields.Select(field => field.Presence));
        Assert.All(file.Messages[1].Fields, field => Assert.Equal(IdlPresence.Optional, field.Presence));
        Assert.All(method.Parameters, field => Assert.Equal(IdlPresence.Default, field.Presence));
        Assert.Equal(IdlPresence.Optional, Assert.Single(method.Throws).Presence);
    }

    [Fact]
    public void Link_Enum_NumbersItsItems()
    {
        IdlFile file = ThriftSource.Link("enum E { A, B = 10, C, D = -3, E, F = 0x20 (x = 'y') }");

        Assert.Equal([0, 10, 11, -3, -2, 32], file.Enums[0].Values.Select(value => value.Value));
        Assert.Equal("x", Assert.Single(file.Enums[0].Values[5].Annotations).Key);
        Assert.False(file.Enums[0].IsClosed);
    }

    [Theory]
    [InlineData("", MethodKind.Unary)]
    [InlineData("(streaming.mode = 'unary')", MethodKind.Unary)]
    [InlineData("(streaming.mode = 'client')", MethodKind.ClientStreaming)]
    [InlineData("(streaming.mode = 'server')", MethodKind.ServerStreaming)]
    [InlineData("(streaming.mode = 'bidirectional')", MethodKind.DuplexStreaming)]
    public void Link_StreamingMode_IsTheKindOfTheMethod(string annotation, MethodKind expected)
    {
        IdlFile file = ThriftSource.Link($"struct A {{}} service S {{ A f(1: A a) {annotation} }}");

        Assert.Equal(expected, Assert.Single(file.Services[0].Methods).Kind);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("(tern.idempotent)", true)]
    [InlineData("(tern.idempotent = 'true')", true)]
    [InlineData("(tern.idempotent = 'false')", false)]
    public void Link_IdempotentAnnotation_IsKnown(string annotation, bool expected)
    {
        IdlFile file = ThriftSource.Link($"service S {{ void f() {annotation} }}");

        Assert.Equal(expected, Assert.Single(file.Services[0].Methods).IsIdempotent);
    }

    [Fact]
    public void Link_OneWay_HasNoResult()
    {
        IdlMethod method = Assert.Single(ThriftSource.Link("service S { oneway void f(1: i32 a) }").Services[0].Methods);

        Assert.Equal((MethodKind.OneWay, null), (method.Kind, method.Result));
    }

    [Fact]
    public void Link_FieldAnnotations_IncludeThoseOfItsType()
    {
        IdlFile file = ThriftSource.Link("struct A { 1: i64 (js.type = 'Long') a (x = '1', x = '2') }");

        Assert.Equal([("js.type", "Long"), ("x", "1"), ("x", "2")], file.Messages[0].Fields[0].Annotations.Select(a => (a.Key, a.Value)));
    }

    [Fact]
    public void Link_Includes_AreLookedForBesideTheFileThenInFoldersThenAsWritten()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            new IdlOptions(new(["lib"])),
            ("app/main.thrift", "include 'a.thrift' include 'b.thrift' include 'c.thrift' struct M { 1: a.T a, 2: b.T b, 3: c.T c }"),
            ("app/a.thrift", "typedef i32 T"),
            ("lib/a.thrift", "typedef string T"),
            ("lib/b.thrift", "typedef i64 T"),
            ("b.thrift", "typedef string T"),
            ("c.thrift", "typedef bool T"));

        Assert.Empty(schema.Diagnostics);
        Assert.Equal(["app/main.thrift", "app/a.thrift", "lib/b.thrift", "c.thrift"], schema.Files.Select(file => file.Path));
        Assert.Equal(["app/a.thrift", "lib/b.thrift", "c.thrift"], schema.Files[0].Imports);
        Assert.Equal([IdlScalar.I32, IdlScalar.I64, IdlScalar.Bool], schema.Files[0].Messages[0].Fields.Select(field => ((IdlScalarType)field.Type).Kind));
    }

    [Fact]
    public void Link_TwoFilesOfOneName_KeepTheirDefinitionsApart()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            IdlOptions.Default,
            ("main.thrift", "include 'x/t.thrift' include 'y/t.thrift' struct M { 1: t.A a, 2: t.B b }"),
            ("x/t.thrift", "struct A { 1: S s } struct S {}"),
            ("y/t.thrift", "struct B { 1: S s } struct S {}"));

        Assert.Empty(schema.Diagnostics);
        Assert.Equal(
            ["x/t.thrift", "y/t.thrift"],
            schema.Files.Skip(1).Select(file => ((IdlMessageType)file.Messages[0].Fields[0].Type).Id.File));
    }

    [Fact]
    public void Link_ServiceOfAnotherFile_IsExtended()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            IdlOptions.Default,
            ("main.thrift", "include 'base.thrift' service S extends base.S { void g() }"),
            ("base.thrift", "service S { void f() }"));

        Assert.Empty(schema.Diagnostics);
        IdlService service = schema.Files[0].Services[0];
        Assert.Equal(new IdlId("base.thrift", "S"), service.Extends);
        Assert.Equal(["f", "g"], new IdlIndex(schema).MethodsOf(service).Select(method => method.Name));
    }

    [Fact]
    public void Link_WrongDefinitions_AreLeftOutOrHaveTheirFaultsLeftOut()
    {
        IdlSchema schema = ThriftSource.LinkAny("""
            typedef Nothing T
            const i32 C = "x"
            struct A { 1: i32 a = "x", 2: Nothing b, 1: i32 c, 4: T d }
            enum E { X, X, Y = 99999999999, Z }
            service S extends Nothing { void f(1: Nothing a) oneway i32 g() void h() void h() }
            service T2 extends T2 { void f() }
            """);

        IdlFile file = Assert.Single(schema.Files);
        Assert.Empty(file.Typedefs);
        Assert.Empty(file.Constants);
        IdlField field = Assert.Single(file.Messages[0].Fields);
        Assert.Equal(("a", null), (field.Name, field.Default));
        Assert.Equal(["X", "Z"], file.Enums[0].Values.Select(value => value.Name));
        Assert.Equal(["h"], file.Services[0].Methods.Select(method => method.Name));
        Assert.All(file.Services, service => Assert.Null(service.Extends));
    }

    [Fact]
    public void Link_DamagedFile_DoesNotComplainAboutWhatCannotBeKnown()
    {
        IdlSchema schema = ThriftSource.LinkAny("""
            struct { 1: i32 a }
            struct A { 1: Unknown a, 2: B b }
            struct B { 1: i32 }
            const B C = {"x": 1}
            enum E { X 5 }
            const E D = E.Y
            """);

        Assert.All(schema.Diagnostics, diagnostic => Assert.Equal(IdlRules.Syntax.Id, diagnostic.Id));
    }

    [Fact]
    public void Link_EqualFiles_GiveEqualSchemas()
    {
        const string Text = """
            /** Doc. */
            struct A { 1: i32 a = 5 (x = 'y'), 2: list<B> b = [{'c': 1}] }
            struct B { 1: double c }
            const map<i32, A> M = {1: {'a': 2}}
            enum E { X }
            service S { void f(1: E e = E.X) }
            """;

        Assert.Equal(ThriftSource.LinkAny(Text), ThriftSource.LinkAny(Text));
        Assert.Equal(ThriftSource.LinkAny(Text).GetHashCode(), ThriftSource.LinkAny(Text).GetHashCode());
        Assert.NotEqual(ThriftSource.LinkAny(Text), ThriftSource.LinkAny(Text.Replace("'c': 1", "'c': 2", StringComparison.Ordinal)));
    }

    [Fact]
    public void Link_Diagnostics_ComeByFileAndPlace()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            IdlOptions.Default,
            ("a.thrift", "include 'b.thrift'\nstruct A { 1: X x\n 2: b.Y y }\nconst i32 C = 'x'\n?"),
            ("b.thrift", "struct B { 1: Z z }"));

        Assert.Equal(["a.thrift 2", "a.thrift 3", "a.thrift 4", "a.thrift 5", "b.thrift 1"], schema.Diagnostics.Select(d => $"{d.Where!.File} {d.Where.StartLine + 1}"));
    }

    [Theory]
    [InlineData("struct A { 1: int a }", "1:15 there is no type 'int' here; Thrift's is i32")]
    [InlineData("struct A { 1: Itm a } struct Item {}", "1:15 there is no type 'Itm' here; did you mean 'Item'?")]
    [InlineData("struct A { 1: strin a }", "1:15 there is no type 'strin' here; did you mean 'string'?")]
    [InlineData("struct A { 1: shared.Item a }", "1:15 there is no type 'shared.Item' here; no file 'shared.thrift' is included")]
    [InlineData("struct A { 1: shop.B b } struct B {}", "1:15 there is no type 'shop.B' here; write 'B', it is in this file")]
    [InlineData("struct A { 1: a.b.C c }", "1:15 there is no type 'a.b.C' here; the name of its file is all that qualifies a name")]
    [InlineData("struct A { 1: S s } service S {}", "1:15 'S' is a service; a type is needed here")]
    [InlineData("service S extends A {} enum A {}", "1:19 'A' is an enum; a service is needed here")]
    [InlineData("const i32 A = LIMT const i32 LIMIT = 1", "1:15 there is no constant 'LIMT' here; did you mean 'LIMIT'?")]
    [InlineData("enum E { RED } const E A = RED", "1:28 there is no constant 'RED' here; write 'E.RED'")]
    [InlineData("enum E { RED } const E A = E.REED", "1:28 there is no item of 'E' called 'REED' here; did you mean 'RED'?")]
    [InlineData("enum E { RED } const E A = 'RED'", "1:28 E is needed here, and this is the text \"RED\"; write E.RED")]
    [InlineData("struct A {} enum A {}", "1:18 enum 'A' is defined already, in line 1")]
    [InlineData("struct A { 1: i32 a, 1: i32 b, 7: i32 c }", "1:22 'b' has id 1, as 'a' has; the next free id is 8")]
    [InlineData("struct A { i32 a }", "1:16 'a' has no id and gets 1, which changes with the fields before it and with the compiler; write '1: …'")]
    [InlineData("typedef A B typedef B C typedef C A", "1:11 'B' stands for itself: B → A → C → B")]
    [InlineData("const i32 A = B const i32 B = A", "1:11 'A' is defined by itself: A → B → A")]
    [InlineData("service A extends B {} service B extends A {}", "1:19 'A' extends itself: A → B → A")]
    [InlineData("struct P { 1: i32 count } const P A = {'coutn': 1}", "1:40 'P' has no field 'coutn'; did you mean 'count'?")]
    [InlineData("const i8 A = 200", "1:14 200 does not fit i8 (-128 to 127)")]
    [InlineData("const string A = B const i32 B = 1", "1:18 string is needed here, and this is 'B', a constant of type i32")]
    [InlineData("struct A {} service S { void f() throws (1: A a) }", "1:45 'a' is a struct, 'A', and only an exception can be thrown")]
    [InlineData("struct A { 1: string s = 1 }", "1:26 string is needed here, and this is the number 1; write \"1\"")]
    public void Message_OfARule_NamesCauseAndCure(string text, string expected)
    {
        Assert.Equal(expected, ThriftSource.Messages(ThriftSource.LinkAny(text).Diagnostics)[0]);
    }

    [Fact]
    public void Message_OfAMissingInclude_SaysWhereItWasLookedFor()
    {
        IdlSchema schema = ThriftSource.LinkFiles(new IdlOptions(new(["lib"])), ("app/main.thrift", "include 'x.thrift'"));

        Assert.Equal(
            "1:9 'x.thrift' is not found; looked for it as app/x.thrift, lib/x.thrift, x.thrift. Add the file to the project's TernIdl items, or its folder as IncludePath.",
            Assert.Single(ThriftSource.Messages(schema.Diagnostics)));
    }

    [Fact]
    public void Message_OfAnIncludeCycle_ShowsTheWay()
    {
        IdlSchema schema = ThriftSource.LinkFiles(
            IdlOptions.Default,
            ("a.thrift", "include 'b.thrift'"),
            ("b.thrift", "include 'c.thrift'"),
            ("c.thrift", "include 'b.thrift'"));

        ContractDiagnostic cycle = Assert.Single(schema.Diagnostics, diagnostic => diagnostic.Id == IdlRules.IncludeCycle.Id);
        Assert.Equal(("c.thrift", "b.thrift → c.thrift → b.thrift"), (cycle.Where!.File, cycle.Arguments[0]));
    }
}
