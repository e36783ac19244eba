// case: lateinit-compiler-emitter
// category: field-late-init
// rationale: a visitor has fields that only the visit of a method declaration sets; a top-level statement and a read of the frame before Begin find them null
// csc: none

namespace NullSafety.CompilerEmitter;

public interface IVisitor
{
    void Visit(MethodDecl method);
    void Visit(ReturnStmt statement);
    void Visit(LoadStmt statement);
}

public abstract class Syntax
{
    public abstract void Accept(IVisitor visitor);
}

public sealed class MethodDecl(string name, params Syntax[] body) : Syntax
{
    public string Name { get; } = name;
    public IReadOnlyList<Syntax> Body { get; } = body;
    public override void Accept(IVisitor visitor) => visitor.Visit(this);
}

public sealed class ReturnStmt : Syntax
{
    public override void Accept(IVisitor visitor) => visitor.Visit(this);
}

public sealed class LoadStmt(string local) : Syntax
{
    public string Local { get; } = local;
    public override void Accept(IVisitor visitor) => visitor.Visit(this);
}

public sealed class Frame
{
    private readonly Dictionary<string, int> _slots = [];
    public int SlotOf(string local) => _slots.TryGetValue(local, out int slot) ? slot : _slots[local] = _slots.Count;
}

public sealed class Emitter : IVisitor
{
    private readonly List<string> _module = [];
    private Frame _frame = null!;
    private List<string> _code = null!;

    public void Visit(MethodDecl method)
    {
        _code = [];
        _frame = new Frame();
        foreach (var statement in method.Body) statement.Accept(this);
        _module.Add(method.Name + ":" + string.Join(";", _code));
    }

    public void Visit(ReturnStmt statement)
    {
        _code.Add("ret"); // want: null-deref
    }

    public void Visit(LoadStmt statement)
    {
        int slot = _frame.SlotOf(statement.Local); // want: null-deref
        _code.Add("ldloc " + slot);
    }

    public int ModuleSize() => _module.Count;

    public int PendingSize() => _code is null ? 0 : _code.Count;
}

public static class Case
{
    private static Emitter Emit(params Syntax[] unit)
    {
        var emitter = new Emitter();
        foreach (var node in unit) node.Accept(emitter);
        return emitter;
    }

    public static void DemoMethod() => Emit(new MethodDecl("Main", new LoadStmt("x"), new ReturnStmt())).ModuleSize();
    public static void DemoTopLevelReturn() => Emit(new ReturnStmt());
    public static void DemoTopLevelLoad() => Emit(new LoadStmt("args"));
    public static void DemoPending() => Emit().PendingSize();
}
