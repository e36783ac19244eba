using Tern.Idl.Protobuf.Syntax;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>A service while it is being linked.</summary>
internal sealed class ServiceSymbol : Symbol
{
    public ServiceSymbol(FileSymbol file, ProtoService syntax)
        : base(file, null, syntax.Name.Text, Join(file.Package, syntax.Name.Text), syntax.Name.Where)
        => Syntax = syntax;

    public ProtoService Syntax { get; }

    public override string Kind => "service";

    public override bool IsScope => true;

    public List<MethodSymbol> Methods { get; } = [];
}

/// <summary>A method while it is being linked.</summary>
internal sealed class MethodSymbol : Symbol
{
    public MethodSymbol(ServiceSymbol service, ProtoMethod syntax)
        : base(service.File, null, syntax.Name.Text, Join(service.FullName, syntax.Name.Text), syntax.Name.Where)
    {
        Service = service;
        Syntax = syntax;
    }

    public ServiceSymbol Service { get; }

    public ProtoMethod Syntax { get; }

    public override string Kind => "method";

    /// <summary>Type of its request, if there is a message of that name.</summary>
    public MessageSymbol? Request { get; set; }

    /// <summary>Type of its response, if there is a message of that name.</summary>
    public MessageSymbol? Response { get; set; }
}
