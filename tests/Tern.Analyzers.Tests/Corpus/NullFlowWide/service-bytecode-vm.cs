// case: service-bytecode-vm
// category: service
// rationale: stack machine whose frames, constants and labels are linked by construction
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace NullSafety.Wide.BytecodeVm;

public enum OpCode : byte
{
    PushConst,
    LoadLocal,
    StoreLocal,
    Add,
    Concat,
    Less,
    Jump,
    JumpIfFalse,
    Call,
    CallNative,
    Return,
    BeginTry,
    Throw,
}

public enum ValueKind
{
    Number,
    Text,
}

public sealed class VmException(string message) : Exception(message);

/// <summary>An immutable run-time value: a number or a text.</summary>
public sealed class Value
{
    public static readonly Value Zero = new(ValueKind.Number, 0, null);
    private readonly double _number;
    private readonly string? _text;

    private Value(ValueKind kind, double number, string? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    public ValueKind Kind { get; }
    public double Number => Kind == ValueKind.Number ? _number : throw new VmException("a number is expected");
    public static Value Of(double number) => new(ValueKind.Number, number, null);
    public static Value Of(string text) => new(ValueKind.Text, 0, text);
    public int Length => Kind == ValueKind.Text ? _text.Length : 0; // csc-false

    public override string ToString()
    {
        switch (Kind)
        {
            case ValueKind.Text:
                return _text; // csc-false
            default:
                return _number.ToString(CultureInfo.InvariantCulture);
        }
    }
}

public readonly record struct Instruction(OpCode Code, int Operand, string? Name);

/// <summary>Compiled code of one function.</summary>
public sealed class Chunk(string name, int locals, IReadOnlyList<Instruction> code, IReadOnlyList<Value> constants)
{
    public string Name { get; } = name;
    public int Locals { get; } = locals;
    public IReadOnlyList<Instruction> Code { get; } = code;
    public IReadOnlyList<Value> Constants { get; } = constants;
}

/// <summary>Collects instructions and resolves labels when the chunk is built.</summary>
public sealed class ChunkBuilder(string name)
{
    private readonly List<Instruction> _code = new();
    private readonly List<Value> _constants = new();
    private readonly Dictionary<string, int> _labels = new();
    private int _locals;

    public ChunkBuilder Const(Value value)
    {
        _constants.Add(value);
        return Emit(OpCode.PushConst, _constants.Count - 1, null);
    }

    public ChunkBuilder Local(OpCode code, int slot)
    {
        _locals = Math.Max(_locals, slot + 1);
        return Emit(code, slot, null);
    }

    public ChunkBuilder Op(OpCode code) => Emit(code, 0, null);
    public ChunkBuilder Named(OpCode code, string target) => Emit(code, 0, target);

    public ChunkBuilder Label(string label)
    {
        _labels.Add(label, _code.Count);
        return this;
    }

    public Chunk Build()
    {
        var code = new Instruction[_code.Count];
        for (int i = 0; i < code.Length; i++)
        {
            var instruction = _code[i];
            bool jumps = instruction.Code is OpCode.Jump or OpCode.JumpIfFalse or OpCode.BeginTry;
            if (jumps && !_labels.ContainsKey(instruction.Name!))
                throw new VmException("undefined label " + instruction.Name);
            code[i] = jumps ? instruction with { Operand = _labels[instruction.Name] } : instruction; // csc-false
        }
        return new Chunk(name, _locals, code, _constants.ToArray());
    }

    private ChunkBuilder Emit(OpCode code, int operand, string? target)
    {
        _code.Add(new Instruction(code, operand, target));
        return this;
    }
}

public sealed class Frame
{
    public Frame(Chunk chunk, Frame? caller)
    {
        Chunk = chunk;
        Caller = caller;
        Locals = new Value[chunk.Locals];
        Array.Fill(Locals, Value.Zero);
    }

    public Chunk Chunk { get; }
    public Frame? Caller { get; }
    public Value[] Locals { get; }
    public int Next { get; set; }
    public int? Handler { get; set; }
}

/// <summary>Runs one program at a time.</summary>
public sealed class Machine
{
    private readonly Dictionary<string, Chunk> _functions = new();
    private readonly Dictionary<string, Func<Value, Value>> _natives;
    private readonly Stack<Value> _stack = new();
    private Frame? _frame;

    public Machine(params Chunk[] functions)
    {
        foreach (var function in functions)
            _functions.Add(function.Name, function);
        _natives = new Dictionary<string, Func<Value, Value>>
        {
            ["len"] = v => Value.Of(v.Length),
            ["upper"] = v => Value.Of(v.ToString().ToUpperInvariant()),
            ["caller"] = _ => Value.Of(CallerName()),
            ["self"] = _ => Value.Of(_frame!.Chunk.Name),
        };
    }

    public Value Run(string entry)
    {
        _stack.Clear();
        _frame = new Frame(_functions[entry], null);
        while (_frame != null)
            Step(_frame);
        return _stack.Count > 0 ? _stack.Pop() : Value.Zero;
    }

    private void Step(Frame frame)
    {
        if (frame.Next >= frame.Chunk.Code.Count)
        {
            _frame = frame.Caller;
            return;
        }
        var op = frame.Chunk.Code[frame.Next++];
        switch (op.Code)
        {
            case OpCode.PushConst:
                _stack.Push(frame.Chunk.Constants[op.Operand]);
                break;
            case OpCode.LoadLocal:
                _stack.Push(frame.Locals[op.Operand]);
                break;
            case OpCode.StoreLocal:
                frame.Locals[op.Operand] = _stack.Pop();
                break;
            case OpCode.Add:
                _stack.Push(Value.Of(_stack.Pop().Number + _stack.Pop().Number));
                break;
            case OpCode.Concat:
                var tail = _stack.Pop();
                _stack.Push(Value.Of(_stack.Pop().ToString() + tail));
                break;
            case OpCode.Less:
                var right = _stack.Pop();
                _stack.Push(Value.Of(_stack.Pop().Number < right.Number ? 1 : 0));
                break;
            case OpCode.Jump:
                frame.Next = op.Operand;
                break;
            case OpCode.JumpIfFalse:
                frame.Next = _stack.Pop().Number == 0 ? op.Operand : frame.Next;
                break;
            case OpCode.Call:
                _frame = new Frame(_functions[op.Name!], frame);
                break;
            case OpCode.CallNative:
                _stack.Push(_natives[op.Name!](_stack.Pop()));
                break;
            case OpCode.BeginTry:
                frame.Handler = op.Operand;
                break;
            case OpCode.Throw:
                Unwind();
                break;
            default:
                _frame = frame.Caller;
                break;
        }
    }

    private void Unwind()
    {
        while (_frame!.Handler == null) // missed: null-deref
            _frame = _frame.Caller;
        _frame.Next = _frame.Handler.Value;
        _frame.Handler = null;
    }

    private string CallerName()
    {
        var caller = _frame!.Caller!;
        return caller.Chunk.Name; // missed: null-deref
    }
}

public static class Case
{
    private static Chunk Counter() => new ChunkBuilder("counter")
        .Label("top").Local(OpCode.LoadLocal, 0).Const(Value.Of(1)).Op(OpCode.Add).Local(OpCode.StoreLocal, 0)
        .Local(OpCode.LoadLocal, 0).Const(Value.Of(5)).Op(OpCode.Less).Named(OpCode.JumpIfFalse, "end")
        .Named(OpCode.Jump, "top").Label("end").Local(OpCode.LoadLocal, 0).Op(OpCode.Return).Build();

    private static Chunk Native(string name, string native) => new ChunkBuilder(name)
        .Const(Value.Of("abc")).Named(OpCode.CallNative, native).Op(OpCode.Return).Build();

    private static Chunk Calls(string name, string target) => new ChunkBuilder(name).Named(OpCode.Call, target).Op(OpCode.Return).Build();

    private static Chunk Guarded() => new ChunkBuilder("guarded")
        .Named(OpCode.BeginTry, "caught").Named(OpCode.Call, "fail").Label("caught").Const(Value.Of("ok")).Const(Value.Of(7)).Op(OpCode.Concat).Op(OpCode.Return).Build();

    private static Chunk Fail() => new ChunkBuilder("fail").Op(OpCode.Throw).Build();
    public static void DemoLoop() => new Machine(Counter()).Run("counter").Number.ToString();

    public static void DemoNatives()
    {
        foreach (var native in new[] { "len", "upper", "self" })
            new Machine(Native("n", native), Calls("main", "n")).Run("main").ToString();
        new Machine(Native("n", "caller"), Calls("main", "n")).Run("main").ToString();
    }

    public static void DemoHandled() => new Machine(Guarded(), Fail()).Run("guarded").ToString();
    public static void DemoUnhandled() => new Machine(Calls("main", "fail"), Fail()).Run("main");
    public static void DemoTopCaller() => new Machine(Native("main", "caller")).Run("main");
}
