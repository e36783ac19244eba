using System.Globalization;
using Tern.Schema;
using Tern.Schema.Declarations;
using Tern.Schema.Naming;

namespace Tern.Emit;

/// <summary>Writes service interfaces.</summary>
internal sealed class ServiceDeclarationEmitter(CodeWriter code, DeclarationScope scope, DocEmitter docs)
{
    private const int LongestLine = 140;

    /// <summary>Writes the declaration.</summary>
    public void Emit(ServiceDeclaration service)
    {
        DeclarationEmitter.EmitObsolete(code, scope, service.Head.Obsolete);
        string simple = service.Head.Name.Name.Substring(service.Head.Name.Name.LastIndexOf('.') + 1);
        string attribute = scope.Attribute("RpcService");
        code.Line(service.Model.WireName == WireNames.OfService(simple) ? $"[{attribute}]" : $"[{attribute}({Identifiers.Literal(service.Model.WireName)})]");
        string parent = service.Base is { } name ? $" : {scope.Of(name)}" : "";
        string line = $"{DeclarationEmitter.Access(service.Head)} interface {DeclarationEmitter.SimpleName(service.Head)}{parent}";
        if (service.Methods.Count == 0)
        {
            code.Line(line + ";");
            return;
        }

        using (code.Block(line))
        {
            bool isFirst = true;
            foreach (MethodDeclaration method in service.Methods)
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                EmitMethod(method);
            }
        }
    }

    private void EmitMethod(MethodDeclaration declared)
    {
        MethodModel method = declared.Method;
        docs.Method(declared.Doc, [.. method.Parameters.Zip(declared.Parameters, (p, d) => (p.Name, d.Doc ?? ""))]);
        DeclarationEmitter.EmitObsolete(code, scope, declared.Obsolete);
        if (method.WireName != WireNames.OfMethod(method.Name))
        {
            code.Line($"[{scope.Attribute("RpcMethod")}({Identifiers.Literal(method.WireName)})]");
        }

        if (method.IsIdempotent)
        {
            code.Line($"[{scope.Attribute("Idempotent")}]");
        }

        if (method.Kind == MethodKind.OneWay)
        {
            code.Line($"[{scope.Attribute("OneWay")}]");
        }

        foreach (ThrowsModel thrown in method.Throws)
        {
            code.Line($"[{scope.Attribute("Throws")}(typeof({scope.Of(thrown.Type.Name)}), {thrown.Id.ToString(CultureInfo.InvariantCulture)})]");
        }

        if (new FieldAttribute(scope).OfReply(method.Reply) is { } attribute)
        {
            code.Line($"[return: {attribute}]");
        }

        string head = $"{Result(method)} {Identifiers.Escape(method.Name)}(";
        string[] parameters = [.. method.Parameters.Zip(declared.Parameters, (p, d) => (p, d)).Select((pair, i) => Parameter(pair.p, pair.d, i)), .. method.Context is { } context ? [Context(context)] : Array.Empty<string>()];
        string line = $"{head}{string.Join(", ", parameters)});";
        if (line.Length <= LongestLine)
        {
            code.Line(line);
            return;
        }

        code.Line(head);
        for (int i = 0; i < parameters.Length; i++)
        {
            code.Continue(parameters[i] + (i == parameters.Length - 1 ? ");" : ","));
        }
    }

    private string Result(MethodModel method)
    {
        string? reply = method.Reply is null ? null : scope.Of(method.IsReplyNullable ? method.Reply.Name.AsNullable() : method.Reply.Name);
        return (method.Result, reply) switch
        {
            (ResultShape.AsyncEnumerable, { } item) => scope.Of("System.Collections.Generic", "IAsyncEnumerable", item),
            (_, { } answer) => scope.Of("System.Threading.Tasks", "ValueTask", answer),
            _ => scope.Of("System.Threading.Tasks", "ValueTask"),
        };
    }

    private string Parameter(ParameterModel parameter, ParameterDeclaration declared, int index)
    {
        string type = scope.Of(parameter.IsNullable ? parameter.Type.Name.AsNullable() : parameter.Type.Name);
        string carried = parameter.IsStream ? scope.Of("System.Collections.Generic", "IAsyncEnumerable", type) : type;
        string attribute = new FieldAttribute(scope).OfParameter(parameter, index + 1);
        string value = declared.Default is { } given ? $" = {new ValueWriter(scope, []).Of(given)}" : "";
        string rules = new RuleAttribute(scope, new ValueWriter(scope, [])).Inline(declared.Rules);
        return $"{attribute}{rules}{carried} {Identifiers.Escape(parameter.Name)}{value}";
    }

    private string Context(ContextParameter context) => $"{scope.Of("Tern", "CallContext")}? {Identifiers.Escape(context.Name)} = null";
}
