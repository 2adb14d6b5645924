// SPDX-License-Identifier: Apache-2.0
//
// All of Graphviz that Swift sees. The helpers hide what differs between versions 2.42 and later
// (constness, the type of a length), what Swift cannot import (globals, macros), and nothing else.

#ifndef SOCIAL_CAPITAL_CGRAPHVIZ_H
#define SOCIAL_CAPITAL_CGRAPHVIZ_H

#if __has_include(<graphviz/gvc.h>)
#include <graphviz/gvc.h>
#else
#include <gvc.h>
#endif
#include <pthread.h>
#include <stdlib.h>

/// An empty strict directed graph: at most one edge for each ordered pair.
static inline Agraph_t *scgv_open(void) {
  return agopen((char *)"G", Agstrictdirected, NULL);
}

static inline Agraph_t *scgv_cluster(Agraph_t *graph) {
  return agsubg(graph, (char *)"cluster_legend", 1);
}

static inline Agnode_t *scgv_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 1);
}

static inline Agedge_t *scgv_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head) {
  return agedge(graph, tail, head, NULL, 1);
}

/// Sets an attribute of a graph, node or edge; others of its kind have an empty value.
static inline int scgv_set(void *object, const char *name, const char *value) {
  return agsafeset(object, (char *)name, (char *)value, (char *)"");
}

/// Gives the label of every node and edge its default before any is set, which is then `""`
/// and not the node's name.
static inline void scgv_declare_labels(Agraph_t *graph) {
  agattr(graph, AGNODE, (char *)"label", (char *)"");
}

static inline double scgv_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double scgv_y(Agnode_t *node) { return ND_coord(node).y; }

/// The width in points of a node's label as the machine's fonts measure it.
static inline double scgv_label_width(Agnode_t *node) {
  return ND_label(node) ? ND_label(node)->dimen.x : 0;
}

/// Graphviz's version 12 and older count bytes in an `unsigned`, newer ones in a `size_t`.
static inline int scgv_render(GVC_t *context, Agraph_t *graph, const char *format,
                              char **data, size_t *count) {
  __typeof__(_Generic(&gvRenderData,
      int (*)(GVC_t *, graph_t *, const char *, char **, unsigned int *): 0u,
      default: (size_t)0)) length = 0;
  int status = gvRenderData(context, graph, format, data, &length);
  *count = (size_t)length;
  return status;
}

/// Makes the engines that draw on the C library's generators start from the same numbers.
static inline void scgv_seed(unsigned int seed) {
  srand(seed);
  srand48((long)seed);
}

/// Calls a function on a thread with a stack of its own size and waits for it.
///
/// Layout engines recurse as deep as a network is long, deeper than the stack of a worker thread.
static inline int scgv_on_stack(size_t bytes, void *(*function)(void *), void *argument) {
  pthread_t thread;
  pthread_attr_t attributes;
  int status = pthread_attr_init(&attributes);
  if (status != 0) return status;
  status = pthread_attr_setstacksize(&attributes, bytes);
  if (status == 0) status = pthread_create(&thread, &attributes, function, argument);
  pthread_attr_destroy(&attributes);
  return status != 0 ? status : pthread_join(thread, NULL);
}

#endif
