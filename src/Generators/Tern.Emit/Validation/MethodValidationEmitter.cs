using Tern.Schema;

namespace Tern.Emit;

/// <summary>Emits the rules of a method's arguments, into the class of the method.</summary>
internal static class MethodValidationEmitter
{
    /// <summary>Emits the rules, if there are any.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="names">Names of the file.</param>
    /// <param name="method">The method.</param>
    /// <param name="type">C# text of the type of what is checked.</param>
    /// <param name="target">Name of the parameter that holds it.</param>
    /// <param name="isBare">Whether that is the only argument itself instead of a struct of arguments.</param>
    public static void Emit(CodeWriter code, NameScope names, MethodModel method, string type, string target, bool isBare = false)
    {
        if (method.Validation is not { } validation)
        {
            return;
        }

        PatternTable patterns = PatternTable.Of(validation.Fields);
        if (!patterns.IsEmpty)
        {
            code.Line();
            patterns.Emit(code, names);
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line("public override bool HasRules => true;");
        code.Line();
        code.Line("/// <inheritdoc/>");
        using (code.Block($"public override void Validate(in {type} {target}, ref global::Tern.ValidationErrors errors)"))
        {
            var locals = new LocalNames(target, "errors");
            var emitter = new RuleSetEmitter(code, names, validation.Fields, target, locals, patterns);
            bool isFirst = true;
            foreach (ValidatedField field in validation.Fields.Where(f => !f.Rules.IsEmpty))
            {
                if (!isFirst)
                {
                    code.Line();
                }

                isFirst = false;
                if (isBare)
                {
                    PathText path = field.IsInlined ? PathText.Root : PathText.Of(field.WireName);
                    emitter.EmitNullable(field.Rules, field.Type, target, emitter.LocalOf(field), path, "", isNullable: false, field.IsInlined);
                }
                else
                {
                    emitter.EmitField(field);
                }
            }
        }
    }
}
