/*
 * module.c
 *	  What makes a shared library a module of the server.
 */
#include "compat.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "governance");
#else
PG_MODULE_MAGIC;
#endif
