service B extends A { void b() }
service A { void a() }
