using Tern.Serialization;

namespace Tern.Generic;

/// <summary>A service that is known from IDL as servers bind it, in one form.</summary>
internal sealed class GenericServiceContract<TForm, TBody>(GenericService service, GenericSettings settings) : ServiceContract<GenericHandler<TBody>>
    where TForm : struct, IGenericForm<TBody>
{
    public override string Name => service.Name;

    public override GenericHandler<TBody> CreateClient(IRpcInvoker invoker) => throw new NotSupportedException($"A generic service is called through {nameof(GenericClient)}.");

    public override void Describe(IProtobufSchemaVisitor visitor) => new GenericDescriptors(visitor).Visit(service);

    public override void Accept(IServiceMethodVisitor<GenericHandler<TBody>> visitor)
    {
        foreach (GenericMethod method in service.Methods)
        {
            switch (method.Kind)
            {
                case MethodKind.Unary:
                    visitor.Visit(new GenericUnaryMethod<TForm, TBody>(method, settings));
                    break;
                case MethodKind.OneWay:
                    visitor.Visit(new GenericOneWayMethod<TForm, TBody>(method, settings));
                    break;
                default:
                    visitor.Visit(new GenericStreamMethod<TForm, TBody>(method, settings));
                    break;
            }
        }
    }
}
