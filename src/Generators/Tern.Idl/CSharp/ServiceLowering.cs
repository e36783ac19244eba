using Tern.Idl.CSharp.Naming;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Idl;
using Tern.Schema.Naming;

namespace Tern.Idl.CSharp;

/// <summary>Turns services into declarations.</summary>
internal sealed class ServiceLowering(SchemaView view, NameTable names, MethodLowering methods, HeadLowering heads)
{
    private readonly Dictionary<IdlId, IReadOnlyDictionary<string, string>> _methodNames = [];

    /// <summary>The declaration of a service.</summary>
    public ServiceDeclaration Lower(IdlService service)
    {
        TypeName name = names.DeclaredTypeOf(service.Id);
        string identifier = GeneratedNames.IdentifierOf(name, claimed => names.IsClaimed(name.Namespace, claimed));
        MethodIdentifiers identifiers = new(identifier);
        List<MethodModel> all = [];
        List<MethodDeclaration> own = [];
        bool isObsolete = SchemaView.ObsoleteOf(service.Annotations) is not null;
        foreach (IdlService declaring in SelfAndBases(service))
        {
            TypeName @interface = names.DeclaredTypeOf(declaring.Id);
            foreach (IdlMethod method in declaring.Methods)
            {
                // Reported where the service is lowered that declares it.
                bool isOwn = declaring == service;
                if (methods.Lower(declaring, method, NamesOf(declaring)[method.Name], identifiers, @interface, reports: isOwn) is not { } lowered)
                {
                    continue;
                }

                all.Add(lowered.Method);
                isObsolete |= lowered.Obsolete is not null || TypesOf(lowered.Method).Any(heads.Names);
                if (isOwn)
                {
                    own.Add(lowered);
                }
            }
        }

        ServiceModel model = new(
            name,
            WireNameOf(service),
            identifier,
            !view.OptionsOf(service.Id).IsInternal,
            isObsolete,
            all.ToEquatableArray());
        TypeName? parent = service.Extends is { } id ? names.TypeOf(id) : null;
        return new ServiceDeclaration(heads.Of(service, isObsolete), model, parent, own.ToEquatableArray());
    }

    // Names with dots, which Thrift does not know, stand in an annotation.
    private string WireNameOf(IdlService service) => view.FileOf(service.Id).Syntax != IdlSyntax.Thrift
        ? service.Id.Name
        : service.Annotations.FirstOrDefault(a => a.Key == "tern.name")?.Value is { Length: > 0 } name ? name : service.Id.SimpleName;

    private List<IdlService> SelfAndBases(IdlService service)
    {
        List<IdlService> chain = [service];
        while (chain[0].Extends is { } id && view.Has(id) && view.Index.Service(id) is { } parent && !chain.Contains(parent))
        {
            chain.Insert(0, parent);
        }

        return chain;
    }

    // Names of inherited methods are taken, so that no method hides another one.
    private IReadOnlyDictionary<string, string> NamesOf(IdlService service)
    {
        if (_methodNames.TryGetValue(service.Id, out IReadOnlyDictionary<string, string>? known))
        {
            return known;
        }

        HashSet<string> taken = new(SelfAndBases(service).Where(s => s != service).SelectMany(s => NamesOf(s).Values), StringComparer.Ordinal);
        Dictionary<string, string> own = new(StringComparer.Ordinal);
        foreach (IdlMethod method in service.Methods)
        {
            string wish = WireNames.OfMethod(CSharpIdentifiers.Pascal(method.Name));
            string name = wish + "Async";
            for (int i = 2; !taken.Add(name); i++)
            {
                name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "Async";
            }

            own[method.Name] = name;
        }

        _methodNames.Add(service.Id, own);
        return own;
    }

    private static IEnumerable<TypeModel> TypesOf(MethodModel method)
        => method.Parameters.Select(p => p.Type).Concat(method.Reply is { } reply ? [reply] : []).Concat(method.Throws.Select(t => (TypeModel)t.Type));
}
