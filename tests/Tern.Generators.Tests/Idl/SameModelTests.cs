using Tern.Emit;
using Tern.Generators.Pipeline;
using Tern.Generators.Tests.Support;
using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Generators.Tests.Idl;

/// <summary>IDL first and C# first are the same thing: the declarations that IDL becomes, compiled as C#, are the contracts that the IDL was lowered to.</summary>
public sealed class SameModelTests
{
    [Theory]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("struct")]
    public void Declarations_OfThriftCompiledAsCSharp_GiveTheSameModels(string style)
        => AssertSame(
            new IdlText("idl/shop.thrift", IdlSamples.Thrift.Content, ("Style", style)),
            new IdlText("idl/common.thrift", IdlSamples.Common.Content, ("Style", style)));

    [Theory]
    [InlineData("record", "exact")]
    [InlineData("class", "dotnet")]
    [InlineData("struct", "exact")]
    public void Declarations_OfProtobufCompiledAsCSharp_GiveTheSameModels(string style, string times)
        => AssertSame(
            new IdlText("idl/shop.proto", IdlSamples.Proto3.Content, ("Style", style), ("Times", times)),
            new IdlText("idl/legacy.proto", IdlSamples.Proto2.Content, ("Style", style), ("Times", times)));

    [Theory]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("struct")]
    public void Declarations_OfRulesCompiledAsCSharp_GiveTheSameChecks(string style)
    {
        AssertSame(new IdlText("idl/rules.thrift", IdlSamples.Rules.Content, ("Style", style)));
        AssertSame(
            new IdlText("idl/rules.proto", IdlSamples.ProtobufRules.Content, ("Style", style)),
            new IdlText("idl/api.proto", IdlSamples.ProtobufRuleOptions.Content, ("Style", style)));
    }

    [Theory]
    [InlineData("record")]
    [InlineData("class")]
    [InlineData("struct")]
    public void Declarations_WithImmutableCollectionsCompiledAsCSharp_GiveTheSameModels(string style)
        => AssertSame(
            new IdlText("idl/shop.thrift", IdlSamples.Thrift.Content, ("Style", style), ("Collections", "immutable")),
            new IdlText("idl/common.thrift", IdlSamples.Common.Content, ("Style", style), ("Collections", "immutable")),
            new IdlText("idl/shop.proto", IdlSamples.Proto3.Content, ("Style", style), ("Collections", "immutable")),
            new IdlText("idl/legacy.proto", IdlSamples.Proto2.Content, ("Style", style), ("Collections", "immutable")));

    private static void AssertSame(params IdlText[] files)
    {
        GeneratorRun idl = GeneratorRun.OfIdl(files);
        Assert.Empty(idl.Problems);
        string[] sources = [.. idl.Outputs(TrackingNames.IdlDeclarations).Select(o => DeclarationEmitter.Emit((DeclarationGroup)o.Value).Text)];

        GeneratorRun csharp = GeneratorRun.Of(sources);

        Assert.Empty(csharp.Problems);
        ContractGroup[] contracts = [.. idl.Outputs(TrackingNames.IdlContracts).Select(o => (ContractGroup)o.Value)];
        AssertSame(contracts.SelectMany(c => c.Messages), csharp, TrackingNames.Messages, TrackingNames.Exceptions);
        AssertSame(contracts.SelectMany(c => c.Unions), csharp, TrackingNames.Unions);
        AssertSame(Values<ServiceModel>(idl, TrackingNames.IdlServices), csharp, TrackingNames.Services);
        const string Rules = TrackingNames.ValidationSuffix;
        AssertSame(Values<ValidationModel>(idl, TrackingNames.IdlMessages + Rules), csharp, TrackingNames.Messages + Rules, TrackingNames.Exceptions + Rules);
        AssertSame(Values<ValidationModel>(idl, TrackingNames.IdlUnions + Rules), csharp, TrackingNames.Unions + Rules);
    }

    private static IEnumerable<TModel> Values<TModel>(GeneratorRun run, string step) => run.Outputs(step).Select(o => (TModel)o.Value);

    private static void AssertSame<TModel>(IEnumerable<TModel> models, GeneratorRun csharp, params string[] steps)
    {
        TModel[] lowered = [.. models.OrderBy(NameOf, StringComparer.Ordinal)];
        TModel[] parsed = [.. steps.SelectMany(csharp.Outputs).Select(o => (TModel)o.Value).OrderBy(NameOf, StringComparer.Ordinal)];

        Assert.Equal(parsed.Select(NameOf), lowered.Select(NameOf));
        foreach ((TModel expected, TModel actual) in parsed.Zip(lowered))
        {
            Assert.Equal(Describe(expected), Describe(actual));
            Assert.Equal(expected, actual);
        }
    }

    private static string NameOf<TModel>(TModel model) => model switch
    {
        MessageModel message => message.Type.Name.ToString(),
        UnionModel union => union.Type.Name.ToString(),
        ServiceModel service => service.Name.ToString(),
        ValidationModel rules => rules.Type.Name.ToString(),
        _ => throw new InvalidOperationException(),
    };

    // Records print lists as their type; what differs should be read in the failure.
    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => text,
        System.Collections.IEnumerable items => "[\n" + string.Join("\n", items.Cast<object>().Select(Describe)) + "]",
        _ when value.GetType().GetMethod("<Clone>$") is not null => value.GetType().Name + " { "
            + string.Join(", ", value.GetType().GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(p => $"{p.Name} = {Describe(p.GetValue(value))}")) + " }",
        _ => value.ToString()!,
    };
}
