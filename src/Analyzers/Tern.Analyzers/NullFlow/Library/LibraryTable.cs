using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Library;

/// <summary>What is known of libraries beyond their annotations. Each line is a type, or a namespace that ends with a dot.</summary>
internal static class LibraryTable
{
    /// <summary>Nullable results that are null for reasons a caller knows about and tests cannot reach: not evidence.</summary>
    private static readonly string[] s_trusted =
    [
        "System.Activator", "System.Attribute", "System.SequencePosition", "System.AppContext", "System.AppDomain", "System.Convert", "System.Exception", "System.Nullable", "System.Object", "System.Type", "System.Uri", "System.Enum", "System.ValueType",
        "System.ComponentModel.", "System.Diagnostics.", "System.IO.Path", "System.IO.Directory", "System.IO.DirectoryInfo", "System.IO.FileInfo", "System.Reflection.",
        "System.Resources.", "System.Runtime.", "System.Security.Cryptography.", "System.Threading.Thread", "System.Threading.SynchronizationContext", "System.Text.Encoding", "System.Delegate", "System.MulticastDelegate", "System.Net.", "Microsoft.CodeAnalysis.", "Microsoft.Extensions.DependencyInjection.", "Microsoft.AspNetCore.Http.Features.", "Newtonsoft.Json.JsonConvert", "System.Net.Http.Json.", "System.Xml.", "System.Text.Json.",
    ];

    /// <summary>Calls whose equal arguments give equal results while nobody changes their receiver.</summary>
    private static readonly string[] s_pure =
    [
        "System.String", "System.Math", "System.Char", "System.IO.Path", "System.Linq.Enumerable", "System.Type", "System.Object", "System.Convert", "System.Int32", "System.Boolean", "System.Enum", "System.Environment",
    ];

    private static readonly string[] s_pureNames = ["Contains", "TryGet", "IndexOf", "StartsWith", "EndsWith", "Equals", "Is", "Has", "Any", "Peek", "Exists", "GetHashCode", "ToString", "GetType"];

    /// <summary>Code that sets no members of the objects it is given.</summary>
    private static readonly string[] s_keeping =
    [
        "System.Collections.", "System.Linq.", "System.Threading.Tasks.", "System.Threading.Interlocked", "System.Threading.Volatile", "System.Console", "System.String", "System.Object", "System.Diagnostics.Debug", "System.GC",
        "System.Text.StringBuilder", "System.ArgumentNullException", "System.Lazy", "System.Func", "System.Action", "System.Exception", "System.Tuple", "System.ValueTuple", "System.HashCode", "System.Threading.Monitor", "System.Array",
    ];

    /// <summary>Whether a nullable result is no evidence: plain properties say what may be absent, not that it is; look-ups do.</summary>
    public static bool IsTrusted(IMethodSymbol method)
        => method is { Name: "GetService", ContainingType.Name: "IServiceProvider" } or { Name: "ToObject", ContainingType.Name: "JToken" } or { Name: "GetValue", ContainingType.SpecialType: SpecialType.System_Array } || method.ReturnType.ContainingNamespace is { Name: "Reflection", ContainingNamespace.Name: "System" } || (method.AssociatedSymbol is IPropertySymbol { IsIndexer: false } && method.ContainingType.Name is not ("AsyncLocal" or "WeakReference")) || In(method.ContainingType, s_trusted) && (method.ContainingType.Name, method.Name) is not (("Type", "GetType") or ("CollectionsMarshal", _)) && !LooksIntoDocument(method);

    /// <summary>Whether a method looks for a part of an XML or JSON document, which whoever wrote that has perhaps left out.</summary>
    public static bool LooksIntoDocument(IMethodSymbol method)
        => (method.ContainingType.Name, method.Name) is ("XContainer", "Element") or ("XElement", "Attribute") or ("XmlNode", "SelectSingleNode") or ("JsonNode" or "JsonObject", "get_Item");

    /// <summary>Whether a method is the platform's, or a look-up of Tern.</summary>
    public static bool IsPlatform(IMethodSymbol method)
    {
        INamespaceSymbol? space = method.ContainingNamespace;
        while (space is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            space = space.ContainingNamespace;
        }

        return TernContracts.IsLookup(method) || (space?.Name == "System" && method.ContainingAssembly?.Name is { } assembly
            && (assembly.StartsWith("System.", StringComparison.Ordinal) && !assembly.StartsWith("System.CommandLine", StringComparison.Ordinal) || assembly is "mscorlib" or "netstandard" or "System"));
    }

    public static bool KeepsArguments(IMethodSymbol method) => In(method.ContainingType, s_keeping);

    public static bool IsPure(IMethodSymbol method)
    {
        if (method.MethodKind == MethodKind.PropertyGet)
        {
            return method.Name is not ("get_Current" or "get_Now" or "get_UtcNow" or "get_Shared") && !(method.ContainingType.Name == "Lazy");
        }

        if (method.ReturnsVoid || method.MethodKind is MethodKind.DelegateInvoke or MethodKind.Conversion)
        {
            return method.MethodKind == MethodKind.Conversion && method.ContainingType.Name == "XName";
        }

        return In(method.ContainingType, s_pure) || s_pureNames.Any(name => method.Name.StartsWith(name, StringComparison.Ordinal));
    }

    private static readonly string[] s_looking = ["Get", "Find", "SelectToken", "SelectSingleNode", "QuerySelector"];

    private static readonly string[] s_moving = ["GetEnumerator", "GetAsyncEnumerator", "GetNext", "GetOr", "GetAndSet", "GetService", "GetRequiredService", "GetConsumingEnumerable"];

    /// <summary>Whether a method looks something up by its arguments: what it finds, it finds again.</summary>
    public static bool IsLook(IMethodSymbol method)
        => LooksIntoDocument(method) || !method.ReturnsVoid && !method.Parameters.IsEmpty && method.Parameters.All(p => p.RefKind == RefKind.None) && method.ReturnType.Name is not ("Task" or "ValueTask" or "IAsyncEnumerable")
            && Array.Exists(s_looking, name => method.Name.StartsWith(name, StringComparison.Ordinal)) && !Array.Exists(s_moving, name => method.Name.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Whether a method of a collection changes which elements it has.</summary>
    public static bool Changes(IMethodSymbol method)
        => method.ContainingType is { } type && IsCollection(type) && (method.Name == "set_Item" || Array.Exists(s_changing, name => method.Name.StartsWith(name, StringComparison.Ordinal)));

    private static readonly string[] s_changing = ["Add", "TryAdd", "Insert", "Remove", "TryRemove", "Clear", "Enqueue", "Dequeue", "TryDequeue", "Push", "Pop", "TryPop", "UnionWith", "ExceptWith", "IntersectWith"];

    /// <summary>Whether a method of a collection gives it an element.</summary>
    public static bool Adds(IMethodSymbol method) => Changes(method) && (method.Name == "set_Item" || Array.Exists(s_adding, name => method.Name.StartsWith(name, StringComparison.Ordinal)));

    private static readonly string[] s_adding = ["Add", "TryAdd", "Insert", "Enqueue", "Push"];

    /// <summary>Whether a type is one of the platform's maps, or a class made from one.</summary>
    public static bool IsMap(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (MissingIsNull(t) || t.Name is "Dictionary" or "ConcurrentDictionary" or "SortedDictionary" or "SortedList")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a type makes a map when it is asked for first.</summary>
    public static bool IsLazyMap(INamedTypeSymbol type) => type is { Name: "Lazy", TypeArguments.Length: 1 } && type.TypeArguments[0] is INamedTypeSymbol made && IsMap(made);

    /// <summary>Whether the indexer of a map gives null for a key that is missing.</summary>
    public static bool MissingIsNull(INamedTypeSymbol type) => type.Name is "Hashtable" or "NameValueCollection" or "ListDictionary" or "HybridDictionary" or "StringDictionary";

    /// <summary>Whether a type is one of the platform's collections.</summary>
    public static bool IsCollection(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space is { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
    }

    public static OriginKind KindOf(IMethodSymbol method) => TernContracts.IsLookup(method) ? OriginKind.Lookup : OriginKind.Library;

    private static bool In(INamedTypeSymbol? type, string[] table)
    {
        if (type is null)
        {
            return false;
        }

        string space = type.ContainingNamespace?.ToDisplayString() + ".";
        foreach (string line in table)
        {
            if (line[line.Length - 1] == '.' ? space.StartsWith(line, StringComparison.Ordinal) : line.Length == space.Length + type.Name.Length && line.StartsWith(space, StringComparison.Ordinal) && line.EndsWith(type.Name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
