using Tern.Interop.Tests.Contracts;
using Tern.Serialization;
using Xunit;

namespace Tern.Interop.Tests.Vectors;

/// <summary>A method of the contract, called by name with values whose types are not known.</summary>
internal abstract class VectorMethod
{
    /// <summary>Every method of <see cref="IConformance"/>, by wire name.</summary>
    public static IReadOnlyDictionary<string, VectorMethod> All { get; } = Collect();

    public abstract IRpcArguments ReadArguments(ref ThriftBinaryReader reader);

    public abstract void WriteArguments(ref ThriftBinaryWriter writer, IRpcArguments arguments);

    /// <summary>Reads a result struct: an answer, a declared exception or nothing.</summary>
    public abstract object? ReadReply(ref ThriftBinaryReader reader);

    public abstract void WriteReply(ref ThriftBinaryWriter writer, object? reply);

    /// <summary>Makes the call.</summary>
    /// <returns>The answer; <see langword="null"/> for a void method.</returns>
    public abstract Task<object?> CallAsync(IRpcInvoker invoker, IRpcArguments arguments, CallContext context);

    private static Dictionary<string, VectorMethod> Collect()
    {
        Collector collector = new();
        ServiceContract<IConformance>.Get().Accept(collector);
        return collector.Methods;
    }

    private sealed class Collector : IServiceMethodVisitor<IConformance>
    {
        public Dictionary<string, VectorMethod> Methods { get; } = [];

        public void Visit<TArguments, TReply>(ServiceMethod<IConformance, TArguments, TReply> method)
            where TArguments : struct, IRpcArguments => Methods.Add(method.Name, new Typed<TArguments, TReply>(method));

        public void Visit<TRequest, TReply>(ServiceStreamMethod<IConformance, TRequest, TReply> method)
        {
        }
    }

    private sealed class Typed<TArguments, TReply>(ServiceMethod<IConformance, TArguments, TReply> method) : VectorMethod
        where TArguments : struct, IRpcArguments
    {
        public override IRpcArguments ReadArguments(ref ThriftBinaryReader reader) => method.ReadArguments(ref reader);

        public override void WriteArguments(ref ThriftBinaryWriter writer, IRpcArguments arguments) => method.WriteArguments(ref writer, (TArguments)arguments);

        public override async Task<object?> CallAsync(IRpcInvoker invoker, IRpcArguments arguments, CallContext context)
        {
            if (method is RpcMethod<TArguments, RpcVoid> withoutAnswer)
            {
                await invoker.InvokeAsync(withoutAnswer, (TArguments)arguments, context, CancellationToken.None);
                return null;
            }

            return await invoker.InvokeAsync(method, (TArguments)arguments, context, CancellationToken.None);
        }

        public override object? ReadReply(ref ThriftBinaryReader reader)
        {
            TReply reply = method.ReadReply(ref reader, out Exception? declared);
            return (object?)declared ?? reply;
        }

        public override void WriteReply(ref ThriftBinaryWriter writer, object? reply)
        {
            if (reply is Exception declared)
            {
                Assert.True(method.TryWriteException(ref writer, declared));
            }
            else
            {
                method.WriteReply(ref writer, (TReply)reply!);
            }
        }
    }
}
