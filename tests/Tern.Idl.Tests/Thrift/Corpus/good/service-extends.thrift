service A { void a() }
service B extends A { void b() }
service C extends B { void c() }
