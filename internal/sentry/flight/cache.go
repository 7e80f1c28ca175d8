// SPDX-License-Identifier: MPL-2.0

package flight

import "container/list"

// overhead is the approximate memory of a cached response in addition to its size and its
// key, in bytes. It limits the number of small responses.
const overhead = 512

// cache contains the most recently read responses, up to a number of bytes. The group's mutex
// guards it.
type cache[T any] struct {
	maxBytes, bytes int64
	size            func(T) int64
	byKey           map[string]*list.Element
	order           *list.List // of *flight[T], the most recently read one first
}

// get returns the cached response for a key, or nil if there is none.
func (c *cache[T]) get(key string) *flight[T] {
	element := c.byKey[key]
	if element == nil {
		return nil
	}
	c.order.MoveToFront(element)
	return flightOf[T](element)
}

// put caches a response, and evicts the least recently read ones. It does not cache a
// response that exceeds the limit on its own. The first response for a key remains.
func (c *cache[T]) put(f *flight[T]) {
	if c.byKey[f.key] != nil || c.bytesOf(f) > c.maxBytes {
		return
	}
	for c.bytes+c.bytesOf(f) > c.maxBytes {
		c.drop(c.order.Back())
	}
	c.byKey[f.key] = c.order.PushFront(f)
	c.bytes += c.bytesOf(f)
}

// remove removes a response, unless another one has replaced it.
func (c *cache[T]) remove(f *flight[T]) {
	if element := c.byKey[f.key]; element != nil && flightOf[T](element) == f {
		c.drop(element)
	}
}

func (c *cache[T]) drop(element *list.Element) {
	f := flightOf[T](element)
	c.order.Remove(element)
	delete(c.byKey, f.key)
	c.bytes -= c.bytesOf(f)
}

func (c *cache[T]) bytesOf(f *flight[T]) int64 {
	return c.size(f.response) + int64(len(f.key)) + overhead
}

func flightOf[T any](element *list.Element) *flight[T] {
	return element.Value.(*flight[T]) //nolint:forcetypeassert // Nothing else is in the list.
}
