using Tern.Schema.Idl;

namespace Tern.Idl.CSharp.Naming;

/// <summary>Chooses the namespace of an IDL file; docs/idl.md describes it to users.</summary>
internal static class NamespaceRules
{
    private static readonly string[] s_scopes = ["netstd", "csharp", "*"];

    /// <summary>The namespace: what the options say, else what the file says, else what package or file name give.</summary>
    public static string Of(IdlFile file, CSharpOptions options)
    {
        if (options.Namespace is { Length: > 0 } given)
        {
            return given;
        }

        if (file.Syntax == IdlSyntax.Thrift)
        {
            foreach (string scope in s_scopes)
            {
                if (file.Namespaces.FirstOrDefault(n => n.Scope == scope) is { Name.Length: > 0 } found)
                {
                    // Written for C#, it is taken as it is; written for all languages, it follows C#'s rules.
                    return scope == "*" ? CSharpIdentifiers.Namespace(found.Name) : Valid(found.Name);
                }
            }

            return CSharpIdentifiers.Namespace(IdlPath.StemOf(file.Path));
        }

        string? option = file.Annotations.FirstOrDefault(a => a.Key == "csharp_namespace")?.Value;
        return option is { Length: > 0 }
            ? Valid(option)
            : CSharpIdentifiers.Namespace(file.Package.Length > 0 ? file.Package : IdlPath.StemOf(file.Path));
    }

    private static string Valid(string name) => CSharpIdentifiers.IsNamespace(name) ? name : CSharpIdentifiers.Namespace(name);
}
