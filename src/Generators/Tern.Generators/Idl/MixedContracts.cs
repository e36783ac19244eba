using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Tern.Emit;
using Tern.Generators.CSharp;
using Tern.Generators.Pipeline;
using Tern.Schema;
using Tern.Schema.Declarations;

namespace Tern.Generators.Idl;

/// <summary>Contracts in C# that name types of IDL files of the same project.</summary>
/// <remarks>
/// A generator sees the project without what generators write, so those types are unknown where such a contract is parsed first. It is parsed once more, against the compilation with the
/// declarations of the IDL added: names are then found as the compiler finds them. Only such contracts, and those that hold one, take this way; where there are none, nothing of it runs.
/// </remarks>
internal static class MixedContracts
{
    /// <summary>Registers the second parsing.</summary>
    /// <returns>The contracts, each as it is with the IDL.</returns>
    public static ParsedContracts Register(IncrementalGeneratorInitializationContext context, ParsedContracts first, IncrementalValueProvider<LoweredIdl> idl)
    {
        IncrementalValueProvider<EquatableArray<string>> late = Uses(first.Messages, ContractUse.Of)
            .Combine(Uses(first.Exceptions, ContractUse.Of))
            .Combine(Uses(first.Unions, ContractUse.Of))
            .Combine(Uses(first.Services, ContractUse.Of))
            .Select(static (all, _) => all.Left.Left.Left.Concat(all.Left.Left.Right).Concat(all.Left.Right).Concat(all.Right).ToEquatableArray())
            .Combine(idl.Select(static (lowered, _) => TypesOf(lowered)))
            .Select(static (pair, _) => LateOf(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.LateContracts);
        IncrementalValueProvider<DeclarationTrees> declarations = late
            .Select(static (names, _) => names.Count > 0)
            .Combine(idl)
            .Select(static (pair, token) => pair.Left ? TextsOf(pair.Right, token) : default)
            .Combine(context.ParseOptionsProvider)
            .Select(static (pair, token) => DeclarationTrees.Of(pair.Left, (CSharpParseOptions)pair.Right, token));
        IncrementalValueProvider<LateContracts> again = late
            .Combine(declarations)
            .Combine(context.CompilationProvider)
            .Select(static (all, token) => ParseAgain(all.Left.Left, all.Left.Right, all.Right, token))
            .WithTrackingName(TrackingNames.ParsedWithIdl);
        return new(
            first.Messages.Combine(again).Select(static (pair, _) => Choose(pair.Left, pair.Right.Messages)),
            first.Exceptions.Combine(again).Select(static (pair, _) => Choose(pair.Left, pair.Right.Messages)),
            first.Unions.Combine(again).Select(static (pair, _) => Choose(pair.Left, pair.Right.Unions)),
            first.Services.Combine(again).Select(static (pair, _) => Choose(pair.Left, pair.Right.Services)));
    }

    private static IncrementalValueProvider<EquatableArray<ContractUse>> Uses<TModel>(IncrementalValuesProvider<Parsed<TModel>> parsed, Func<Parsed<TModel>, ContractUse> use)
        where TModel : class, IEquatable<TModel>
        => parsed.Select((p, _) => use(p)).Collect().Select(static (all, _) => all.ToEquatableArray());

    private static Parsed<TModel> Choose<TModel>(Parsed<TModel> first, EquatableArray<Parsed<TModel>> again)
        where TModel : class, IEquatable<TModel>
        => again.Count == 0 ? first : again.FirstOrDefault(p => p.Contract == first.Contract) ?? first;

    private static EquatableArray<string> TypesOf(LoweredIdl idl) => idl.Files.SelectMany(f => f.Declarations).Select(d => d.Head.Name.FullName).ToEquatableArray();

    private static EquatableArray<string> TextsOf(LoweredIdl idl, CancellationToken cancellationToken)
        => idl.Files.SelectMany(f => DeclarationGroup.Of(f.Declarations)).Select(group =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return DeclarationEmitter.Emit(group).Text;
        }).ToEquatableArray();

    // Those that miss a type which IDL may have, and then again and again those that hold one: what is checked of a message is checked of its holders.
    private static EquatableArray<string> LateOf(EquatableArray<ContractUse> contracts, EquatableArray<string> types)
    {
        if (types.Count == 0 || contracts.All(static c => c.Missing.Count == 0))
        {
            return default;
        }

        HashSet<string> ends = new(types.SelectMany(Ends), StringComparer.Ordinal);
        ILookup<string, ContractUse> holders = contracts.SelectMany(static c => c.Uses.Select(use => (Use: use, Holder: c))).ToLookup(static p => p.Use, static p => p.Holder, StringComparer.Ordinal);
        Queue<ContractUse> waiting = new(contracts.Where(c => c.Missing.Any(m => m == ContractUse.Anything || ends.Contains(m))));
        HashSet<string> found = new(waiting.Select(static c => c.Contract), StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            foreach (ContractUse holder in holders[waiting.Dequeue().Name].Where(h => found.Add(h.Contract)))
            {
                waiting.Enqueue(holder);
            }
        }

        return found.OrderBy(static n => n, StringComparer.Ordinal).ToEquatableArray();
    }

    // A.B.C can be called C and B.C too.
    private static IEnumerable<string> Ends(string name)
    {
        yield return name;
        for (int dot = name.IndexOf('.'); dot >= 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name.Substring(dot + 1);
        }
    }

    private static LateContracts ParseAgain(EquatableArray<string> late, DeclarationTrees declarations, Compilation compilation, CancellationToken cancellationToken)
    {
        if (late.Count == 0)
        {
            return default;
        }

        Compilation whole = compilation.AddSyntaxTrees(declarations.Trees);
        List<Parsed<MessageModel>> messages = [];
        List<Parsed<UnionModel>> unions = [];
        List<Parsed<ServiceModel>> services = [];
        foreach (string name in late)
        {
            if (whole.Assembly.GetTypeByMetadataName(name) is not { } type)
            {
                continue;
            }

            var context = new ParseContext(whole, cancellationToken);
            if ((type.FindAttribute(ContractNames.RpcMessage) ?? type.FindAttribute(ContractNames.RpcException)) is { } attribute)
            {
                messages.Add(MessageParser.Parse(context, type, attribute) with { Contract = name });
            }
            else if (type.HasAttribute(ContractNames.RpcUnion))
            {
                unions.Add(UnionParser.Parse(context, type) with { Contract = name });
            }
            else
            {
                services.Add(ServiceParser.Parse(context, type) with { Contract = name });
            }
        }

        return new(messages.ToEquatableArray(), unions.ToEquatableArray(), services.ToEquatableArray());
    }

    /// <summary>Contracts that were parsed a second time.</summary>
    private readonly record struct LateContracts(EquatableArray<Parsed<MessageModel>> Messages, EquatableArray<Parsed<UnionModel>> Unions, EquatableArray<Parsed<ServiceModel>> Services);

    /// <summary>Syntax of the declarations. It is kept from edit to edit, as the compiler keeps that of the project's files; it knows no compilation.</summary>
    private sealed class DeclarationTrees(ImmutableArray<SyntaxTree> trees)
    {
        public ImmutableArray<SyntaxTree> Trees { get; } = trees;

        public static DeclarationTrees Of(EquatableArray<string> texts, CSharpParseOptions options, CancellationToken cancellationToken)
            => new([.. texts.Select(text => CSharpSyntaxTree.ParseText(text, options, cancellationToken: cancellationToken))]);
    }
}
