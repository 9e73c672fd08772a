#ifndef TOUCHSTONE_CLIBXML2_SHIM_H
#define TOUCHSTONE_CLIBXML2_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/* xmlFree is a mutable global function pointer, which Swift 6 refuses to read. */
static inline void touchstone_xml_free(void *memory) { xmlFree(memory); }

#endif
