using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Calls;

namespace Tern.Analyzers.Usage;

/// <summary>TERN4005: a channel, and with it connections, for each call.</summary>
internal static class ChannelPerCallRule
{
    // A test makes what it needs; that is no load.
    private static readonly HashSet<string> s_tests = new(StringComparer.Ordinal)
    {
        "FactAttribute", "TheoryAttribute", "TestAttribute", "TestCaseAttribute", "TestCaseSourceAttribute", "TestMethodAttribute", "DataTestMethodAttribute", "BenchmarkAttribute", "GlobalSetupAttribute",
        "SetUpAttribute", "OneTimeSetUpAttribute", "TestInitializeAttribute",
    };

    public static void OnInvocation(OperationContext context, RpcSymbols symbols)
    {
        var connect = (IInvocationOperation)context.Operation;
        if (!ChannelUse.IsConnect(connect, symbols) || IsInMemory(connect) || context.ContainingSymbol is not { } member || IsTest(member))
        {
            return;
        }

        if (ReasonOf(connect, member, symbols, context.Compilation) is { } reason)
        {
            context.ReportDiagnostic(Diagnostic.Create(UsageRules.ChannelPerCall, connect.Syntax.GetLocation(), reason));
        }
    }

    private static string? ReasonOf(IInvocationOperation connect, ISymbol member, RpcSymbols symbols, Compilation compilation)
    {
        ChannelUse use = ChannelUse.Of(connect, symbols);
        if (!use.IsClosed)
        {
            // Kept, returned or handed on: somebody else decides how long it lives.
            return null;
        }

        if (use.Calls.Length > 0 && LoopAround(connect) is { } loop && !DependsOn(connect, symbol => IsDeclaredIn(symbol, loop.Syntax)))
        {
            return "it is made in a loop";
        }

        bool isFree = !DependsOn(connect, symbol => Varies(symbol, member, connect));
        if (!isFree)
        {
            return null;
        }

        if (KeptFunctionAround(connect) is { } function)
        {
            return !IsProgram(member, compilation) && use.Calls.Any(call => Sends(call, function, symbols)) ? "the lambda is kept, and makes one each time it runs" : null;
        }

        if (member is not IMethodSymbol method)
        {
            return null;
        }

        if (method.MethodKind == MethodKind.PropertyGet)
        {
            return $"each read of '{method.AssociatedSymbol!.Name}' makes one";
        }

        if (symbols.IsHandler(method))
        {
            return $"'{method.Name}' answers calls, and makes one each time";
        }

        if (IsEndpoint(connect.Function()))
        {
            return "the endpoint makes one for each request";
        }

        return method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation
            && !IsProgram(method, compilation)
            && use.Calls.Any(call => Sends(call, method, symbols))
                ? $"'{method.Name}' makes one each time it is called"
                : null;
    }

    private static bool IsTest(ISymbol member) => member.GetAttributes().Any(a => a.AttributeClass is { } type && (s_tests.Contains(type.Name) || (type.BaseType is { } parent && s_tests.Contains(parent.Name))));

    private static bool IsInMemory(IInvocationOperation connect)
        => connect.Arguments.Any(a => a.Value.ConstantValue is { HasValue: true, Value: string target } && target.StartsWith("memory:", StringComparison.Ordinal));

    private static IOperation? LoopAround(IOperation operation)
    {
        for (IOperation? current = operation; current is not (null or ILocalFunctionOperation); current = current.Parent)
        {
            if (current is ILoopOperation)
            {
                return current;
            }

            if (current is IAnonymousFunctionOperation)
            {
                return RunsForEach(current) ? current : null;
            }
        }

        return null;
    }

    // all.Select(async sku => …), Parallel.ForEachAsync(all, …), list.ForEach(…)
    private static bool RunsForEach(IOperation lambda)
        => TakerOf(lambda)?.TargetMethod is { Name: var name, ContainingType: { } type }
            && (name.StartsWith("ForEach", StringComparison.Ordinal) || (name.StartsWith("Select", StringComparison.Ordinal) && type.ContainingNamespace.ToDisplayString() == "System.Linq"));

    // Whether target or options are made of something that may differ each time. What the lambda for the options declares itself is not it.
    private static bool DependsOn(IInvocationOperation connect, Func<ISymbol, bool> varies)
        => connect.Arguments.SelectMany(a => a.DescendantsAndSelf()).Any(operation => operation switch
        {
            IParameterReferenceOperation parameter => varies(parameter.Parameter) && !IsDeclaredIn(parameter.Parameter, connect.Syntax),
            ILocalReferenceOperation local => varies(local.Local) && !IsDeclaredIn(local.Local, connect.Syntax),
            IInvocationOperation call => MayDiffer(call) && IsOfTarget(call, connect),
            IPropertyReferenceOperation { Property: var property } => IsAmbient(property),
            _ => false,
        });

    // What goes with the flow of the code, such as the tenant of a request: Tenant.Current, and the value of an AsyncLocal.
    private static bool IsAmbient(IPropertySymbol property)
        => property is { Name: "Value", ContainingType.Name: "AsyncLocal" or "ThreadLocal" } || (property.IsStatic && property.Name.StartsWith("Current", StringComparison.Ordinal));

    private static bool IsOfTarget(IOperation part, IInvocationOperation connect)
        => connect.Arguments.Any(a => a.Parameter?.Type.SpecialType == SpecialType.System_String && a.Syntax.Span.Contains(part.Syntax.Span));

    // Who is asked for something by a constant, such as a key of the configuration, answers the same; who is asked for the next or for any may not.
    private static bool MayDiffer(IInvocationOperation call)
        => !(call.TargetMethod is { Name: "ToString" } or { ContainingType.SpecialType: SpecialType.System_String } or { IsStatic: true, ContainingType.Name: "TimeSpan" })
            && !(call.Arguments.Any(a => a.Value.ConstantValue.HasValue && a.ArgumentKind == ArgumentKind.Explicit) && call.Arguments.All(a => a.Value.ConstantValue.HasValue || (call.TargetMethod.IsExtensionMethod && a.Parameter?.Ordinal == 0)));

    // What the object was given when it was made stays the same.
    private static bool Varies(ISymbol symbol, ISymbol member, IInvocationOperation connect)
        => symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } constructor } => SymbolEqualityComparer.Default.Equals(constructor, member),
            IParameterSymbol => true,
            ILocalSymbol local => !local.IsConst && !IsSameEachTime(local, member, connect),
            _ => false,
        };

    // It begins with what stays the same, asks nobody for it, and serves only this channel.
    private static bool IsSameEachTime(ILocalSymbol local, ISymbol member, IInvocationOperation connect)
    {
        IOperation root = connect.Root();
        return root.ReferencesTo(local).All(r => connect.Contains(r))
            && local.InitialValue(root) is { } value
            && value.DescendantsAndSelf().All(part => part switch
            {
                ILocalReferenceOperation { Local.IsConst: false } or IAnonymousFunctionOperation or IAwaitOperation => false,
                IParameterReferenceOperation { Parameter: var parameter } => !Varies(parameter, member, connect),
                IInvocationOperation call => !MayDiffer(call),
                _ => true,
            });
    }

    private static bool IsDeclaredIn(ISymbol symbol, SyntaxNode node)
        => symbol.DeclaringSyntaxReferences.Any(r => r.SyntaxTree == node.SyntaxTree && node.FullSpan.Contains(r.Span));

    private static bool IsEndpoint(IOperation function)
        => function is IAnonymousFunctionOperation && TakerOf(function) is { TargetMethod: { Name: var name, ContainingNamespace: var space } }
            && name.StartsWith("Map", StringComparison.Ordinal) && space.ToDisplayString().StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static IInvocationOperation? TakerOf(IOperation function)
    {
        IOperation? parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation invocation } ? invocation : null;
    }

    // The lambda around a channel that a member is set to: private readonly Ask _ask = async sku => …;
    private static IMethodSymbol? KeptFunctionAround(IOperation connect)
    {
        if (connect.Function() is not IAnonymousFunctionOperation lambda)
        {
            return null;
        }

        IOperation? taker = lambda.Parent;
        while (taker is IDelegateCreationOperation or IConversionOperation)
        {
            taker = taker.Parent;
        }

        return taker is IFieldInitializerOperation or IPropertyInitializerOperation or IAssignmentOperation { Target: IMemberReferenceOperation } or IEventAssignmentOperation ? lambda.Symbol : null;
    }

    // The way of a program from start to end, which it goes once.
    private static bool IsProgram(ISymbol member, Compilation compilation)
        => member.Name == "Main" || (member.IsStatic && compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication);

    // The request comes from outside, so the method is a call of its own and not a step of a program.
    private static bool Sends(IInvocationOperation call, IMethodSymbol method, RpcSymbols symbols)
        => call.Arguments.Where(a => a.Parameter is { } p && !RpcMethods.IsSurrounding(p, symbols))
            .SelectMany(a => a.DescendantsAndSelf())
            .OfType<IParameterReferenceOperation>()
            .Any(p => SymbolEqualityComparer.Default.Equals(p.Parameter.ContainingSymbol, method) || p.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction });
}
