using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Library;

/// <summary>What a declaration says of all calls of a method. To find it out means to read attributes and names, so it is done once for a method.</summary>
internal sealed class MethodTraits
{
    /// <summary>Reads a declaration.</summary>
    /// <param name="method">A definition.</param>
    public MethodTraits(IMethodSymbol method)
    {
        NeverReturns = Annotations.DoesNotReturn(method);
        Pure = LibraryTable.IsPure(method);
        Looks = Pure || LibraryTable.IsLook(method);
        Keeps = method.MethodKind != MethodKind.DelegateInvoke && LibraryTable.KeepsArguments(method);
        Trusted = LibraryTable.IsTrusted(method);
        Counts = method is { Name: "get_Count" or "get_Length" or "Count" or "get_LongLength" or "LongCount", ReturnType.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 };
        OfService = TernContracts.IsService(method.ContainingType);
        MayReturnNull = method.ReturnType.NullableAnnotation == NullableAnnotation.Annotated || Annotations.ReturnHas(method, "MaybeNullAttribute");
        Follows = FollowedBy(method);
        Echoes = Follows >= 0 && MayReturnNull && LibraryTable.IsPlatform(method) && IsEchoed(method, method.Parameters[Follows]);
        Demands = LibraryTable.IsPlatform(method) && !method.IsVirtual && !method.IsAbstract
            ? [.. method.Parameters.Where(static p => p is { RefKind: RefKind.None, HasExplicitDefaultValue: false, Type: { IsReferenceType: true, TypeKind: not TypeKind.TypeParameter, NullableAnnotation: NullableAnnotation.NotAnnotated } }).Select(static p => p.Ordinal)]
            : [];
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            Asserts |= Annotations.Has(parameter, "DoesNotReturnIfAttribute") || Annotations.Has(parameter, "NotNullAttribute");
            Tells |= Annotations.When(parameter, "NotNullWhenAttribute") is not null || Annotations.When(parameter, "MaybeNullWhenAttribute") is not null;
        }

        Tells |= IsEquals(method);
        IsOwnAssertion = Asserts && method.GetAttributes().Any(static a => a.AttributeClass?.Name == "ConditionalAttribute");
    }

    /// <summary>Whether it is compiled in some builds only, and asserts something in those.</summary>
    public bool IsOwnAssertion { get; }

    public bool NeverReturns { get; }

    /// <summary>Positions of the arguments for which the platform throws when they are null.</summary>
    public int[] Demands { get; }

    /// <summary>Whether something must hold of an argument for the method to return.</summary>
    public bool Asserts { get; }

    /// <summary>Whether a boolean result says something of an argument.</summary>
    public bool Tells { get; }

    public bool Pure { get; }

    /// <summary>Whether a second call with the same arguments gives the same, while its receiver is asked only.</summary>
    public bool Looks { get; }

    /// <summary>Whether it sets no members of the objects it is given.</summary>
    public bool Keeps { get; }

    /// <summary>Whether a nullable result is no evidence.</summary>
    public bool Trusted { get; }

    /// <summary>Whether it says how many there are: never less than none.</summary>
    public bool Counts { get; }

    /// <summary>Whether a call of it goes to a service.</summary>
    public bool OfService { get; }

    public bool MayReturnNull { get; }

    /// <summary>Position of the argument that decides whether the result is null, or -1.</summary>
    public int Follows { get; }

    /// <summary>Whether it gives null for a null at that position.</summary>
    public bool Echoes { get; }

    /// <summary>Whether a method of an object compares it with another: with null, nothing that is there is equal.</summary>
    public static bool IsEquals(IMethodSymbol method) => method is { Name: nameof(Equals), IsStatic: false, Parameters.Length: 1, ReturnType.SpecialType: SpecialType.System_Boolean } && method.Parameters[0].Type.IsReferenceType;

    /// <summary>Whether one argument alone decides. One that stands in for what is not found does not, and neither does a place that is written.</summary>
    private static bool IsEchoed(IMethodSymbol method, IParameterSymbol parameter)
        => parameter.RefKind == RefKind.None && parameter.Name.IndexOf("default", StringComparison.OrdinalIgnoreCase) < 0
            && method.GetReturnTypeAttributes().Count(static a => a.AttributeClass?.Name == "NotNullIfNotNullAttribute") == 1;

    private static int FollowedBy(IMethodSymbol method)
    {
        foreach (AttributeData data in method.GetReturnTypeAttributes())
        {
            if (data.AttributeClass?.Name == "NotNullIfNotNullAttribute" && data.ConstructorArguments.Length > 0 && data.ConstructorArguments[0].Value is string name
                && method.Parameters.FirstOrDefault(p => p.Name == name) is { } parameter)
            {
                return parameter.Ordinal;
            }
        }

        return -1;
    }
}
